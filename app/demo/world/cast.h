// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/scene.h"

#include <cstdint>

namespace countersign::demo {

/// Casts the company and its people for the index-th account; names, domains and addresses never repeat by
/// accident. Everything follows from (seed, index) alone, so that a namesake can be cast without remembering
/// anybody.
class Cast
{
public:
    Cast(const Vocabulary& vocabulary, std::uint64_t seed) : m_vocabulary(vocabulary), m_seed(seed) {}

    void play(Scene& scene, std::uint64_t index) const;
    void play(Scene& scene, const Hero& hero) const;

    /// The same company once more as somebody else typed it, and one of its people under another address.
    void addCompanyTwin(Scene& scene) const;
    /// One person of this company a second time: other spelling, other address, same phone.
    void addPersonTwin(Scene& scene) const;

private:
    struct Name
    {
        Word first;
        Word last;
    };
    [[nodiscard]] const Country& countryOf(std::uint64_t index) const;
    [[nodiscard]] Name nameOf(std::uint64_t index, std::uint64_t person) const;
    void addCompany(Scene& scene, std::uint64_t index) const;
    void addPeople(Scene& scene, std::uint64_t index) const;

    const Vocabulary& m_vocabulary;
    std::uint64_t m_seed;
};

} // namespace countersign::demo
