// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/reminder_words.h"

#include "lib/base/iso_week.h"
#include "src/features/rounds/usecases/written_moment.h"

namespace samsyn::rounds {

ReminderLetter words_of(ReminderPlan const& plan, texts::Texts const& texts, texts::Language language)
{
    auto const& own = language == texts::Language::sv ? plan.letter_sv : plan.letter_en;
    if (!own.is_standard()) return own;
    return {texts.text_of(language, "reminders.mail.subject"),
            texts.text_of(language, "reminders.mail.body")};
}

FilledLetter filled(ReminderLetter const& words, ReminderFacts const& facts, texts::Texts const& texts,
                    texts::Language language)
{
    PlaceholderValues const values{
        {"operation", facts.operation},
        {"area", facts.area},
        {"municipality", facts.municipality},
        {"period", texts.text_of(language, "reminders.mail.period", {{"weeks", weeks_label(facts.days)}})},
        {"deadline", written_moment(texts, facts.deadline, language)},
        {"link", facts.link}};
    return {fill(words.subject.value, values), fill(words.body.value, values)};
}

}  // namespace samsyn::rounds
