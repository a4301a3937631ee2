// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/features/rounds/usecases/list_rounds.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Freezes the story's pictures of some rounds, with the clock set to when the core met: summary, levels, plan
// and what became of the one before, approved by everybody named. The latest round is left for the reader to
// assess. Of several rounds told together the last has levels and a plan.
class ToldEditions {
public:
    ToldEditions(sql::Database& database, Files const& files, Ids const& ids);

    // Throws BrokenFile.
    Result<Done> tell();

private:
    // The area's closed rounds that are told, oldest first; none in a town without a past.
    Result<std::vector<rounds::RoundSummary>> rounds_of(json::Node told);
    Result<Done> tell_entry(json::Node told);
    Result<Done> tell_edition(json::Node told, rounds::RoundSummary const& round, bool is_last);
    Result<Done> summarise(json::Node told, rounds::RoundSummary const& round);
    Result<Done> decide(json::Node told, rounds::RoundSummary const& round);
    Result<Done> plan(json::Node told, rounds::RoundSummary const& round);
    Result<Done> approve(rounds::RoundSummary const& round);
    Result<Done> freeze(json::Node told, rounds::RoundSummary const& round);
    Result<std::string> fingerprint_of(rounds::RoundSummary const& round);
    access::Actor person(std::string const& code);
    access::Actor coordinator() { return person(m_approvers.front()); }

    sql::Database& m_database;
    Ids const& m_ids;
    json::Node m_editions;
    std::vector<std::string> m_approvers;  // the first writes and freezes
    SetClock m_clock;
    work::Runtime m_runtime;
    situation::PictureMemory m_pictures;
};

}  // namespace samsyn::demo
