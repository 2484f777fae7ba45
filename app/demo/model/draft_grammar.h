// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/model/evidence_pack.h"

#include <cstdint>

namespace countersign::demo {

/// Writes a draft from cited facts by a small grammar: different words for different requests, the same for
/// the same. In about one of seven it invents a price and cites a fact for it, as real models do: the app has
/// to notice. `choice` is a hash of the request.
[[nodiscard]] base::Json writeDraft(const EvidencePack& pack, const Vocabulary& vocabulary,
                                    std::uint64_t choice);

[[nodiscard]] bool inventsPrice(std::uint64_t choice);

} // namespace countersign::demo
