// SPDX-License-Identifier: Apache-2.0
// Prints what the product promises in figures: import rows a second beside the sqlite3 shell's, a keystroke
// in the search field, the evidence of one draft and the check of its claims, a cold start, memory. Usage:
// countersign_bench [--short] [--benchmark_…]
#include "tests/bench/bench_world.h"

#include <algorithm>
#include <string_view>

using namespace countersign;

int main(int argc, char** argv)
{
    bench::Sizes sizes = bench::kLong;
    if (argc > 1 && std::string_view(argv[1]) == "--short") {
        sizes = bench::kShort;
        --argc;
        std::copy(argv + 2, argv + argc + 1, argv + 1);
    }
    // The start first: its memory is to be its own.
    bench::registerStart(sizes);
    bench::registerImport(sizes);
    bench::registerSearch(sizes);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
