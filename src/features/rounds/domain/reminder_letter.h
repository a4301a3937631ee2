// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/result.h"

namespace samsyn::rounds {

// A reminder's own words in one language, with placeholders such as {operation}. Both empty: the standard
// words of the product.
struct ReminderLetter {
    Text<150, 0> subject;
    Text<3000, 0> body;

    bool is_standard() const { return subject.empty() && body.empty(); }
    friend bool operator==(ReminderLetter const&, ReminderLetter const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReminderLetter, (), (subject, body))

// What a letter may name. Nothing of what anybody has reported.
inline constexpr std::array<std::string_view, 6> reminder_placeholders{"operation", "area", "period",
                                                                       "deadline",  "link", "municipality"};

using PlaceholderValues = std::map<std::string, std::string>;

// Each {name} in the text, in order. Braces with a space or another brace between them are only braces.
std::vector<std::string> placeholders_in(std::string_view text);
// The text with its known placeholders filled.
std::string fill(std::string_view text, PlaceholderValues const& values);

// "letter.half" when only subject or body is there, "letter.placeholder_unknown", "letter.link_missing" when
// the body does not lead to the report, "letter.link_in_subject", "letter.subject_lines".
std::vector<FieldError> faults_of(ReminderLetter const& letter);

}  // namespace samsyn::rounds
