// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>
#include <string>

#include "src/demo/narrator.h"
#include "src/demo/store/town_store.h"
#include "src/features/rounds/usecases/reminder_words.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Lets the rounds of the story happen, through the commands real rounds go through, in order of time and with
// the clock set to each moment. The mails of the past are not sent.
class ToldRounds {
public:
    ToldRounds(sql::Database& database, Story const& story, Setting const& setting, Ids const& ids,
               texts::Texts const& texts, std::uint64_t seed);

    // The last `years` of the story, and the round that its today lies in, which stays open.
    Result<Done> tell(int years);

private:
    struct Happening {
        UtcTime at;
        std::function<Result<Done>()> happen;
    };
    void plan_area(std::string const& area, int first_round);
    void plan_round(std::string const& area, int round);
    void plan_reminders(rounds::RoundTimes const& round);
    void plan(UtcTime at, std::function<Result<Done>()> happen);
    Result<Done> set_rhythm(std::string const& area, Day start);
    Result<Done> open(std::string const& area, int round);
    Result<Done> submit(std::string const& area, int round, Answer const& answer);
    Result<Done> remind();
    Result<Done> close(std::string const& area, int round);
    access::Actor system();
    Result<access::Actor> person(std::string const& code);

    sql::Database& m_database;
    Story const& m_story;
    Setting const& m_setting;
    Ids const& m_ids;
    rounds::Letters m_letters;
    Narrator m_narrator;
    SetClock m_clock;
    work::Runtime m_runtime;
    std::vector<Happening> m_happenings;
    std::set<UtcTime> m_reminders;  // all areas are reminded at once
    std::map<std::pair<std::string, int>, Id<rounds::Round>> m_rounds;
    std::map<std::string, access::Actor> m_people;
};

}  // namespace samsyn::demo
