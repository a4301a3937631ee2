// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/reminder_letter.h"

#include <algorithm>

namespace samsyn::rounds {
namespace {

bool is_in_name(char c) { return c != '{' && c != '}' && static_cast<unsigned char>(c) > ' '; }

// Walks through the text once: `plain` gets what stands between placeholders, `named` their names.
template <class Plain, class Named>
void walk(std::string_view text, Plain plain, Named named)
{
    std::size_t at = 0;
    while (at < text.size()) {
        auto const open = std::min(text.find('{', at), text.size());
        plain(text.substr(at, open - at));
        auto end = open + 1;
        while (end < text.size() && is_in_name(text[end])) ++end;
        bool const is_placeholder = end < text.size() && text[end] == '}' && end > open + 1;
        if (is_placeholder)
            named(text.substr(open + 1, end - open - 1));
        else if (open < text.size())
            plain(text.substr(open, 1));
        at = is_placeholder ? end + 1 : open + 1;
    }
}

bool names(std::string_view text, std::string_view name)
{
    auto const all = placeholders_in(text);
    return std::find(all.begin(), all.end(), name) != all.end();
}

bool names_unknown(std::string_view text)
{
    auto const all = placeholders_in(text);
    return std::any_of(all.begin(), all.end(), [](std::string const& name) {
        return std::find(reminder_placeholders.begin(), reminder_placeholders.end(), name) ==
               reminder_placeholders.end();
    });
}

}  // namespace

std::vector<std::string> placeholders_in(std::string_view text)
{
    std::vector<std::string> found;
    walk(
        text, [](std::string_view) {}, [&](std::string_view name) { found.emplace_back(name); });
    return found;
}

std::string fill(std::string_view text, PlaceholderValues const& values)
{
    std::string filled;
    walk(
        text, [&](std::string_view plain) { filled += plain; },
        [&](std::string_view name) {
            auto const value = values.find(std::string(name));
            filled += value == values.end() ? "{" + std::string(name) + "}" : value->second;
        });
    return filled;
}

std::vector<FieldError> faults_of(ReminderLetter const& letter)
{
    if (letter.is_standard()) return {};
    std::vector<FieldError> faults;
    auto const& subject = letter.subject.value;
    auto const& body = letter.body.value;
    if (subject.empty()) faults.push_back({"subject", "letter.half"});
    if (names_unknown(subject)) faults.push_back({"subject", "letter.placeholder_unknown"});
    // Subjects are shown on locked screens and kept in lists; the link opens the report.
    if (names(subject, "link")) faults.push_back({"subject", "letter.link_in_subject"});
    if (subject.find_first_of("\r\n") != std::string::npos)
        faults.push_back({"subject", "letter.subject_lines"});
    if (body.empty())
        faults.push_back({"body", "letter.half"});
    else if (names_unknown(body))
        faults.push_back({"body", "letter.placeholder_unknown"});
    else if (!names(body, "link"))
        faults.push_back({"body", "letter.link_missing"});
    return faults;
}

}  // namespace samsyn::rounds
