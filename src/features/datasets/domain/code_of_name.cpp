// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/domain/code_of_name.h"

#include <algorithm>

#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t most_code_signs = 40;

struct Plain {
    std::string_view letter;
    char plain;
};
constexpr Plain plain_letters[] = {{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"é", 'e'}, {"ü", 'u'}};

}  // namespace

std::string code_of_name(std::string_view name, std::string const& otherwise)
{
    std::string code;
    for (auto rest = folded(name); !rest.empty();) {
        auto const* const known = std::ranges::find_if(
            plain_letters, [&](Plain const& plain) { return rest.starts_with(plain.letter); });
        bool const is_known = known != std::end(plain_letters);
        char const sign = is_known ? known->plain : rest.front();
        bool const is_plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
        if (is_plain)
            code += sign;
        else if (!code.empty() && code.back() != '-')
            code += '-';
        rest.erase(0, is_known ? known->letter.size() : 1);
    }
    code.resize(std::min(code.size(), most_code_signs));
    while (code.ends_with('-')) code.pop_back();
    return code.empty() ? otherwise : code;
}

}  // namespace samsyn::datasets
