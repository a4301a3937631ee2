// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/domain/validity.h"

#include <algorithm>

namespace samsyn::areas {
namespace {

bool is_code_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool has_space_or_control(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 127; });
}

}  // namespace

void check_order(Day from, std::optional<Day> const& to, std::vector<FieldError>& faults)
{
    if (to && *to <= from) faults.push_back({"valid_to", "validity.order"});
}

bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at != text.rfind('@')) return false;
    auto const domain = text.substr(at + 1);
    auto const dot = domain.rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size() && !has_space_or_control(text);
}

bool is_code(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_code_character);
}

Result<Done> none_of(std::vector<FieldError> faults)
{
    if (faults.empty()) return Done{};
    return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
}

}  // namespace samsyn::areas
