// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/texts/texts.h"
#include "src/features/rounds/domain/reminder.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

// What reminders are made of. `base_url`: "https://samsyn.example".
struct Letters {
    texts::Texts const& texts;
    std::string base_url;
};

struct ReminderFacts {
    std::string operation;
    std::string area;
    std::string municipality;
    DaySpan days;
    UtcTime deadline;
    std::string link;
};

// The words of the area's own letter, or the standard ones.
ReminderLetter words_of(ReminderPlan const& plan, texts::Texts const& texts, texts::Language language);

// Subject and body with everything filled in.
struct FilledLetter {
    std::string subject;
    std::string body;
};
FilledLetter filled(ReminderLetter const& words, ReminderFacts const& facts, texts::Texts const& texts,
                    texts::Language language);

}  // namespace samsyn::rounds
