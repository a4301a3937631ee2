// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/features/feedback/domain/letter.h"
#include "src/features/rounds/usecases/known_rounds.h"
#include "src/features/situation/usecases/round_levels.h"

namespace samsyn::feedback {

// All that a letter says, before it is put into words.
struct LetterFacts {
    std::string operation;
    std::string area;
    DaySpan days;
    bool is_nothing = false;
    bool is_late = false;
    bool has_told = false;             // of something, also what the letter may not name
    std::vector<SeenOfCategory> seen;  // in order
    std::int64_t answered = 0;
    std::int64_t expected = 0;
    std::vector<situation::CategoryLevel> levels;  // only what the operation may be told of
    bool are_levels_withheld = false;              // there are some, for the core's eyes

    struct Answer {
        std::string category_sv;
        std::string category_en;
        std::string place;
        std::string words;
    };
    std::string common;
    std::string own;
    std::vector<Answer> answers;
    std::optional<rounds::RoundAhead> next;
};

// The same facts always give the same words.
Letter write_letter(LetterFacts const& facts, texts::Texts const& texts);

// What is added after the letter was sent.
Letter write_supplement(LetterFacts const& facts, texts::Texts const& texts);

}  // namespace samsyn::feedback
