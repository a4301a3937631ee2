// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Finds personal data in free text. What counts, and what happens then, stands in specification.json, which
// the browser's twin (web/src/ui/guard.ts) reads too; vectors.json holds both to the same findings.
namespace samsyn::guard {

// In the order of specification.json.
enum class Type {
    personnummer,
    samordningsnummer,  // day of birth + 60
    interim_number,     // seventh position a letter (T-number)
    phone,
    email,
    plate,  // of a vehicle; personal plates cannot be told from words
    name,
    door,
    handle,  // in social media
    ip_address,
    iban,
    organisation_number,
};
constexpr std::size_t type_count = 12;

// What kind of text it is.
enum class Profile {
    report_text,  // class open or internal
    secrecy,      // class secret, with a paragraph
    minutes,      // of a public body, which name people in their functions
};

// From mild to strict.
enum class Action {
    keep,                  // say nothing
    hint,                  // a soft warning beside the text
    warn,                  // a clear warning
    choose,                // the writer removes it, replaces it, or keeps it with a reason
    confirm,               // the writer confirms that it must stand
    confirm_with_purpose,  // and says what for
    block,                 // refused
};

struct Finding {
    Type type = Type::personnummer;
    std::size_t begin = 0;  // bytes in the text as it was given
    std::size_t end = 0;
    int confidence = 0;  // per cent
    friend bool operator==(Finding const&, Finding const&) = default;
};

// What to write in place of each type, by its place in the enumeration.
using Tokens = std::array<std::string, type_count>;

// The findings that the profile does not keep, in order and without overlap. Any bytes may be given; those
// that are not UTF-8 count as signs. Time is linear in the length.
std::vector<Finding> find(std::string_view utf8, Profile profile);

Action action(Type type, Profile profile);

// The strictest action among the findings; keep when there are none.
Action strictest(std::vector<Finding> const& findings, Profile profile);

// The stable word for a type ("personnummer", "ip_address"), a key of the texts.
std::string_view code(Type type);
std::optional<Type> type_of(std::string_view code);

// The text with each finding replaced by the token of its type. The findings must be those of this very text.
std::string masked(std::string_view utf8, std::vector<Finding> const& findings, Tokens const& tokens);

}  // namespace samsyn::guard
