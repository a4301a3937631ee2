// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/analytics/core/parallel.h"
#include "lib/base/result.h"

namespace samsyn::analyse {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

struct Within {
    double least = -no_limit;
    double most = no_limit;
};

// What a method was asked: options by name, and the folder that paths are seen from. Everything a method
// looks at is kept, defaults included, to be said in its answer. Options at fault are collected, so that all
// are shown at once: ask fault() when all have been read.
class Asked {
public:
    using Options = std::map<std::string, std::vector<std::string>>;
    Asked(Options options, std::string folder);

    bool has(std::string const& name) const { return m_options.contains(name); }
    bool flag(std::string const& name);
    std::string text(std::string const& name, std::string const& standard);
    std::optional<std::string> maybe_text(std::string const& name);
    double number(std::string const& name, double standard, Within within = {});
    double number(std::string const& name, Within within = {});  // must be given
    std::optional<double> maybe_number(std::string const& name, Within within = {});
    std::uint64_t whole(std::string const& name, std::uint64_t standard, std::uint64_t least,
                        std::uint64_t most);
    std::uint64_t whole(std::string const& name, std::uint64_t least, std::uint64_t most);  // must be given
    std::vector<double> numbers(std::string const& name, Within within = {});               // commas between
    std::vector<std::string> words(std::string const& name);
    std::uint64_t seed() { return whole("seed", 1, 0, std::uint64_t{1} << 53); }
    // As many threads as the machine has, or --threads; not a parameter of the answer, which is the same.
    analytics::Running running();

    // The value of the word given; `choices` in the order they are shown in when it is none of them.
    template <class Value>
    Value choice(std::string const& name, std::initializer_list<std::pair<char const*, Value>> choices,
                 Value standard)
    {
        std::string known, of_standard;
        for (auto const& [word, value] : choices) {
            known += (known.empty() ? "" : ", ") + std::string(word);
            if (value == standard && of_standard.empty()) of_standard = word;
        }
        auto const given = text(name, of_standard);
        for (auto const& [word, value] : choices)
            if (given == word) return value;
        fault(name + " " + given + " (" + known + ")", "field.unknown_choice");
        return standard;
    }

    // A file to be read or written, empty when not given.
    std::string path(std::string const& name);

    void fault(std::string const& option, std::string code);
    Result<Done> fault() const;
    // {"name":value,…} of all that was looked at.
    std::string parameters() const;
    // What was worked out and belongs among the parameters.
    void note(std::string const& name, std::string const& json) { m_seen[name] = json; }

private:
    std::string const* given(std::string const& name) const;
    std::optional<double> read_number(std::string const& name, std::string_view text, Within within);

    Options m_options;
    std::string m_folder;
    std::map<std::string, std::string> m_seen;  // JSON
    std::vector<FieldError> m_faults;
};

// A number as JSON; what is not finite is null.
std::string json_number(double number);
std::string json_string(std::string_view text);

}  // namespace samsyn::analyse
