// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/write_letter.h"

#include "lib/base/enum_text.h"
#include "lib/base/iso_week.h"
#include "lib/base/swedish_calendar.h"
#include "lib/texts/phrases.h"

namespace samsyn::feedback {
namespace {

using texts::Language;

// Puts facts into one language.
class Writer {
public:
    Writer(LetterFacts const& facts, texts::Texts const& texts, Language language)
        : m_facts(facts), m_texts(texts), m_language(language)
    {
    }

    LetterWords letter() const
    {
        LetterWords words;
        words.title = text("feedback.letter.title", where());
        words.seen = seen();
        words.counted = text("feedback.letter.counted", {{"answered", std::to_string(m_facts.answered)},
                                                         {"expected", std::to_string(m_facts.expected)}});
        if (m_facts.is_late) words.late = text("feedback.letter.late");
        if (!m_facts.levels.empty())
            words.levels_of = text("feedback.letter.levels_of", {{"area", m_facts.area}});
        if (m_facts.are_levels_withheld)
            words.levels_of = text("feedback.letter.levels_withheld", {{"area", m_facts.area}});
        for (auto const& level : m_facts.levels) words.levels.push_back(level_words(level));
        words.common = m_facts.common;
        words.own = m_facts.own;
        for (auto const& answer : m_facts.answers) words.answers.push_back({about(answer), answer.words});
        words.thanks = text("feedback.letter.thanks");
        words.next = next();
        return words;
    }
    LetterWords supplement() const
    {
        LetterWords words;
        words.title = text("feedback.letter.supplement_title", where());
        words.own = m_facts.own;
        return words;
    }

private:
    std::string text(std::string_view key, texts::Arguments const& arguments = {}) const
    {
        return m_texts.text_of(m_language, key, arguments);
    }
    std::string const& named(std::string const& sv, std::string const& en) const
    {
        return m_language == Language::sv || en.empty() ? sv : en;
    }
    texts::Arguments where() const
    {
        return {
            {"operation", m_facts.operation}, {"area", m_facts.area}, {"weeks", weeks_label(m_facts.days)}};
    }
    std::string number(std::int64_t number) const
    {
        return texts::number_in_words(m_texts, m_language, number);
    }

    std::string seen() const
    {
        if (m_facts.is_nothing) return text("feedback.letter.seen_nothing");
        if (m_facts.seen.empty())
            return text(m_facts.has_told ? "feedback.letter.seen_unnamed" : "feedback.letter.seen_no_event");
        auto const sum = sum_of(m_facts.seen);
        bool const is_same = m_facts.seen.size() == 1;
        auto const of = is_same ? category(m_facts.seen.front()) : seen_by_category();
        return m_texts.counted(m_language, is_same ? "feedback.letter.seen_same" : "feedback.letter.seen",
                               sum, {{"number", number(sum)}, {"of", of}});
    }
    std::string category(SeenOfCategory const& seen) const
    {
        return texts::inside_sentence(named(seen.name_sv, seen.name_en));
    }
    // "skadegörelse två gånger, klotter en gång och buller en gång"
    std::string seen_by_category() const
    {
        std::string list;
        auto const& seen = m_facts.seen;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (i > 0) list += i + 1 == seen.size() ? " " + text("words.and") + " " : ", ";
            list += m_texts.counted(m_language, "feedback.letter.times", seen[i].count,
                                    {{"category", category(seen[i])}, {"number", number(seen[i].count)}});
        }
        return list;
    }

    LetterLevel level_words(situation::CategoryLevel const& level) const
    {
        auto words = text("feedback.letter.level." + enum_text(level.level));
        if (level.trend != situation::Trend::none)
            words += text("feedback.letter.trend." + enum_text(level.trend));
        return {named(level.name.sv, level.name.en), level.level, words};
    }
    std::string about(LetterFacts::Answer const& answer) const
    {
        auto const& category = named(answer.category_sv, answer.category_en);
        return answer.place.empty() ? category : category + ", " + answer.place;
    }

    std::string month(Day day) const { return text("report.months." + std::to_string(day.month())); }
    // "9–22 november", "26 oktober–8 november"
    std::string days(DaySpan const& days) const
    {
        auto const first = std::to_string(days.first.day_of_month());
        auto const last = std::to_string(days.last.day_of_month());
        if (month(days.first) == month(days.last))
            return text("feedback.letter.days_of_month",
                        {{"first", first}, {"last", last}, {"month", month(days.last)}});
        return text("feedback.letter.days", {{"first", first},
                                             {"first_month", month(days.first)},
                                             {"last", last},
                                             {"last_month", month(days.last)}});
    }
    std::string moment(UtcTime time) const
    {
        auto const local = swedish_time(time);
        auto const digits = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return text("report.moment", {{"day", std::to_string(local.day.day_of_month())},
                                      {"month", month(local.day)},
                                      {"hour", digits(local.hour())},
                                      {"minute", digits(local.minute())}});
    }
    std::string next() const
    {
        if (!m_facts.next) return {};
        return text("feedback.letter.next",
                    {{"days", days(m_facts.next->days)}, {"deadline", moment(m_facts.next->deadline)}});
    }

    LetterFacts const& m_facts;
    texts::Texts const& m_texts;
    Language m_language;
};

}  // namespace

Letter write_letter(LetterFacts const& facts, texts::Texts const& texts)
{
    return {Writer(facts, texts, Language::sv).letter(), Writer(facts, texts, Language::en).letter()};
}

Letter write_supplement(LetterFacts const& facts, texts::Texts const& texts)
{
    return {Writer(facts, texts, Language::sv).supplement(), Writer(facts, texts, Language::en).supplement()};
}

}  // namespace samsyn::feedback
