// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "src/demo/chance.h"
#include "src/demo/setting.h"
#include "src/demo/story.h"
#include "src/features/rounds/domain/report.h"

namespace samsyn::demo {

// One operation's answer in one round.
struct Answer {
    Reporter const* reporter = nullptr;
    UtcTime at;
    bool must_tell = false;  // the plan says that it saw something
    bool is_nil = false;
    rounds::ReportBody body;
};

// Turns what the story expects into what the operations of an area answer, by chance that repeats itself.
class Narrator {
public:
    Narrator(Story const& story, Setting const& setting,
             std::function<Id<observations::Place>(std::string const&)> place_id, std::uint64_t seed)
        : m_story(story), m_setting(setting), m_place_id(std::move(place_id)), m_chance(seed)
    {
    }

    // The answers of one round, in no order; those who stay silent are missing.
    std::vector<Answer> answers(std::string const& area, int round, UtcTime deadline);

private:
    std::optional<Answer> answer_of(Reporter const& reporter, int round, UtcTime deadline);
    std::string kind_of_answer(Reporter const& reporter, int round);
    void tell(std::vector<Answer>& answers, std::string const& area, int round);
    void tell_at_least_one(std::vector<Answer>& answers);
    void answer_questions(Answer& answer, std::string const& area);
    observations::Seen seen(Expected const& expected, std::string const& area, DaySpan days, UtcTime told_at);
    observations::WhereSeen where(Expected const& expected, std::string const& area);
    observations::WhenSeen when(Profile const& profile, DaySpan days);
    std::string words(Expected const& expected);
    observations::PoliceReported police_reported(std::string const& category);

    Story const& m_story;
    Setting const& m_setting;
    std::function<Id<observations::Place>(std::string const&)> m_place_id;
    Chance m_chance;
};

}  // namespace samsyn::demo
