// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/recovery_code.h"

#include "engine/foundation/base/hash.h"

#include <string>

namespace countersign::secrets {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kRandomCharacters = 24;
constexpr std::size_t kGroup = 5;

char checkCharacter(std::string_view code)
{
    return kAlphabet[static_cast<std::size_t>(base::sha256(code)[0]) % kAlphabet.size()];
}

base::SecretText grouped(std::string code)
{
    std::string text;
    text.reserve(code.size() + code.size() / kGroup);
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % kGroup == 0)
            text += '-';
        text += code[i];
    }
    OPENSSL_cleanse(code.data(), code.size());
    return base::SecretText(std::move(text));
}

char canonical(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

} // namespace

base::SecretText makeRecoveryCode(base::RandomSource& random)
{
    std::string code;
    code.reserve(kRandomCharacters + 1);
    while (code.size() < kRandomCharacters)
        code += kAlphabet[random.below(kAlphabet.size())];
    code += checkCharacter(code);
    return grouped(std::move(code));
}

std::optional<base::SecretText> normalRecoveryCode(std::string_view typed)
{
    std::string code;
    code.reserve(typed.size());
    for (const char c : typed) {
        if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (kAlphabet.find(canonical(c)) == std::string_view::npos)
            return std::nullopt;
        code += canonical(c);
    }
    if (code.size() != kRandomCharacters + 1 ||
        code.back() != checkCharacter(std::string_view(code).substr(0, kRandomCharacters)))
        return std::nullopt;
    return grouped(std::move(code));
}

} // namespace countersign::secrets
