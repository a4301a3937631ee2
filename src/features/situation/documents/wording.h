// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/texts/texts.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// How the picture's figures are put into words on paper and in sheets: as on the page.
class Wording {
public:
    Wording(texts::Texts const& texts, texts::Language language) : m_texts(texts), m_language(language) {}

    texts::Language language() const { return m_language; }
    std::string operator()(std::string const& key, texts::Arguments const& arguments = {}) const
    {
        return m_texts.text_of(m_language, key, arguments);
    }
    std::string counted(std::string const& key, std::int64_t count, texts::Arguments arguments = {}) const
    {
        arguments["count"] = number(static_cast<double>(count));
        return m_texts.counted(m_language, key, count, std::move(arguments));
    }
    std::string of(PictureName const& name) const
    {
        return m_language == texts::Language::sv ? name.sv : name.en;
    }

    // Thin no-break spaces between thousands, a true minus, one decimal at most.
    std::string number(double value) const;
    std::string signed_number(std::int64_t value) const;  // "+3", "−2", "±0"
    std::string share(std::int64_t part, std::int64_t whole) const;
    std::string day(Day day) const;                       // "15 november 2026"
    std::string short_day(Day day) const;                 // "15 nov"
    std::string month_year(Day day) const;                // "nov 2026"
    std::string days(Day first, Day last) const;          // "2–15 november 2026"
    std::string weeks(Day first, Day last) const;         // "Vecka 45–46"
    std::string weeks_within(Day first, Day last) const;  // the same within a sentence: "vecka 45–46"
    std::string time_of_day(UtcTime time) const;          // "09.40" in Sweden
    std::string moment(UtcTime time) const;               // "16 november 2026 kl. 09.40"
    std::string weekday_day(UtcTime time) const;          // "ons 18 nov"

    std::string level(Level level) const;
    std::string trend(Trend trend) const;
    std::string rule(Rule const& rule) const;   // why a level is proposed
    std::string usual(Band const& band) const;  // "4–8": whole counts within
    std::string compared(std::int64_t count, std::optional<std::int64_t> previous) const;
    std::string spots(Picture const& picture) const;  // what places are compared with
    std::string when(PictureSpot const& spot) const;  // "tors–lör 18–23"
    std::string state(Picture const& picture, std::optional<std::int64_t> number) const;

private:
    texts::Texts const& m_texts;
    texts::Language m_language;
};

// What the figures say of an area, in the reader's language, most pressing first.
std::vector<std::string> sentences_of(Picture const& picture, std::string const& area, Wording const& words);

// A name of the picture by its code; the code where it has none.
std::string area_name(Picture const& picture, std::string const& code);
std::string category_name(Picture const& picture, std::string const& code, Wording const& words);
PictureCell const* cell_of(Picture const& picture, std::string const& area, std::string const& category);
// Nobody is expected where all comes by import; then every count is known.
bool is_known(HistoryPoint const& point);
// Somebody has answered, be it too few or for too short a time for a level.
bool is_counted(PictureCell const& cell);
std::int64_t total_of(Picture const& picture, std::string const& area);

}  // namespace samsyn::situation
