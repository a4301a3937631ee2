// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::texts {

enum class Language { sv, en };
BOOST_DESCRIBE_ENUM(Language, sv, en)

using Arguments = std::map<std::string, std::string>;

// The words people read, from sv.json and en.json: nested keys, {{name}} placeholders, and key_one and
// key_other for counts. The browser reads the same files.
class Texts {
public:
    // Reads sv.json and en.json of a folder; throws std::runtime_error naming the file that is at fault.
    explicit Texts(std::string const& folder);
    // Those that the program was built with.
    static Texts const& built_in();

    // The text as it stands, with its placeholders.
    std::optional<std::string> find(Language language, std::string_view key) const;
    // The text with its placeholders filled; the key itself when nobody has written it.
    std::string text_of(Language language, std::string_view key, Arguments const& arguments = {}) const;
    // key_one or key_other, where {{count}} is the number.
    std::string counted(Language language, std::string_view key, std::int64_t count,
                        Arguments arguments = {}) const;

private:
    Texts() = default;
    std::map<std::string, std::string, std::less<>> m_texts[2];
};

}  // namespace samsyn::texts
