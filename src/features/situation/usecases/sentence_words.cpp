// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/sentence_words.h"

#include <algorithm>
#include <array>

#include "lib/base/enum_text.h"
#include "lib/texts/phrases.h"

namespace samsyn::situation {
namespace {

using texts::Language;
using texts::Texts;

constexpr std::int64_t last_with_a_word = 12;

// Numbers that are read beside each other: all in words, or all in digits.
constexpr std::array compared{"count",           "previous", "answered", "expected",      "answered_before",
                              "expected_before", "silent",   "acute",    "acute_previous"};

class Writer {
public:
    Writer(Sentence const& sentence, PictureArea const& area, Picture const& picture, Language language)
        : m_sentence(sentence), m_area(area), m_picture(picture), m_language(language)
    {
    }

    std::string written() const
    {
        auto const arguments = all_arguments();
        auto words = texts::at_beginning(text(form(), arguments));
        if (knows("answered_before")) words += ' ' + text("coverages", arguments);
        if (m_sentence.code == SentenceCode::place && knows("previous"))
            words += ' ' + text("place_before", arguments);
        if (knows("acute_previous"))
            words += ' ' + text(value("acute_previous") == 0 ? "no_acute_before" : "acute_before", arguments);
        return words;
    }

private:
    std::string text(std::string const& key, texts::Arguments const& arguments = {}) const
    {
        return Texts::built_in().text_of(m_language, "situation.sentence." + key, arguments);
    }
    bool knows(std::string const& name) const { return m_sentence.values.contains(name); }
    std::int64_t value(std::string const& name) const
    {
        return static_cast<std::int64_t>(m_sentence.values.at(name));
    }

    // The text's key: after the code, with the form that its number asks for.
    std::string form() const
    {
        auto key = enum_text(m_sentence.code);
        if (m_sentence.code == SentenceCode::place && value("rank") > 1) key = "next_place";
        auto const one_or_other = [&](char const* name) { key += value(name) == 1 ? "_one" : "_other"; };
        using enum SentenceCode;
        switch (m_sentence.code) {
            case no_answers:
            case none_yet:
            case so_far:
                one_or_other("expected");
                break;
            case acute:
                one_or_other("acute");
                break;
            case serious:
                one_or_other("serious");
                break;
            case rose:
            case fell:
            case above:
            case far_above:
                one_or_other("count");
                break;
            case place:
                one_or_other("periods");
                break;
            case silent:
                one_or_other("silent");
                break;
            case few_rounds:
                one_or_other("rounds");
                break;
            case usual:
            case rest_usual:
                one_or_other("categories");
                break;
            case nothing:
                one_or_other("nothing");
                break;
            case low_coverage:
            case few_yet:
            case part_only:
            case first_period:
                break;
        }
        return key;
    }

    texts::Arguments all_arguments() const
    {
        texts::Arguments arguments;
        for (auto const& [name, number] : m_sentence.values) arguments[name] = in_words(name);
        arguments["in"] = text(m_area.kind == "theme" ? "in_theme" : "in_area", {{"area", m_area.name}});
        arguments["category"] = texts::inside_sentence(category());
        arguments["at"] = place();
        arguments["when"] = when();
        arguments["usual"] = usual();
        return arguments;
    }

    std::string in_words(std::string const& name) const
    {
        bool const is_compared = std::find(compared.begin(), compared.end(), name) != compared.end();
        if (is_compared && has_digits()) return texts::number_in_digits(value(name));
        return texts::number_in_words(Texts::built_in(), m_language, value(name));
    }
    bool has_digits() const
    {
        return knows("high") || std::any_of(compared.begin(), compared.end(), [&](std::string const& name) {
                   return knows(name) && value(name) > last_with_a_word;
               });
    }

    std::string category() const
    {
        for (auto const& column : m_picture.categories)
            if (column.code == m_sentence.category)
                return m_language == Language::sv || column.name.en.empty() ? column.name.sv : column.name.en;
        return m_sentence.category;
    }
    // A hexagon has no name of its own.
    std::string place() const
    {
        for (auto const& spot : m_picture.spots)
            if (spot.place == m_sentence.place && !spot.place.starts_with("hexagon:"))
                return text("at_place", {{"place", spot.name}});
        return text("at_unnamed");
    }
    std::string usual() const
    {
        if (!knows("high")) return {};
        auto const low = texts::number_in_digits(value("low"));
        auto const high = texts::number_in_digits(value("high"));
        return low == high ? low : low + "–" + high;
    }

    std::string when() const
    {
        if (!knows("from")) return {};
        auto const hour = [&](char const* name) {
            return (value(name) < 10 ? "0" : "") + std::to_string(value(name));
        };
        return text("when", {{"days", days()}, {"from", hour("from")}, {"to", hour("to")}});
    }
    std::string weekday(int day) const
    {
        return Texts::built_in().text_of(m_language, "words.weekday." + std::to_string(day));
    }
    // "torsdag–lördag", "fredag och lördag", "måndag, onsdag och fredag"; also over the turn of the week.
    std::string days() const
    {
        auto const& days = m_sentence.weekdays;
        if (days.size() == 7) return text("every_day");
        if (days.size() > 2)
            for (int const first : days) {
                bool const is_run = std::all_of(days.begin(), days.end(), [&](int day) {
                    return (day - first + 7) % 7 < static_cast<int>(days.size());
                });
                if (is_run)
                    return weekday(first) + "–" + weekday((first + static_cast<int>(days.size()) - 1) % 7);
            }
        std::string list;
        for (std::size_t i = 0; i < days.size(); ++i) {
            auto const before_last = ' ' + Texts::built_in().text_of(m_language, "words.and") + ' ';
            if (i > 0) list += i + 1 == days.size() ? before_last : ", ";
            list += weekday(days[i]);
        }
        return list;
    }

    Sentence const& m_sentence;
    PictureArea const& m_area;
    Picture const& m_picture;
    Language m_language;
};

}  // namespace

std::string in_words(Sentence const& sentence, PictureArea const& area, Picture const& picture,
                     Language language)
{
    return Writer(sentence, area, picture, language).written();
}

}  // namespace samsyn::situation
