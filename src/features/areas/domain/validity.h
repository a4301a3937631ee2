// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/time.h"

namespace samsyn::areas {

// From a day until another, that day not included; without end while it is not known.
inline bool holds_on(Day day, Day from, std::optional<Day> const& to)
{
    return from <= day && (!to || day < *to);
}

// Adds "validity.order" when it would end before it begins.
void check_order(Day from, std::optional<Day> const& to, std::vector<FieldError>& faults);

// Whether it can be an address at all; only a sent message proves that it is one.
bool is_email(std::string_view text);

// Upper-case or lower-case letters of English, digits, '.', '_' and '-': what stands in files and addresses.
bool is_code(std::string_view text);

// Refuses "request.invalid" with the faults, if there are any.
Result<Done> none_of(std::vector<FieldError> faults);

}  // namespace samsyn::areas
