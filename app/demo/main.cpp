// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/generator.h"
#include <cstdio>
int main(int argc, char** argv)
{
    using namespace countersign;
    const auto v = demo::Vocabulary::load();
    auto r = demo::generateWorld(v, {.accounts = argc > 2 ? std::stoull(argv[2]) : 200, .seed = 1, .folder = argv[1], .today = *base::parseIsoDate("2026-06-09")});
    for (auto& [f, n] : r->rows) std::printf("%8lu %s\n", n, f.c_str());
}
