// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/features/rounds/usecases/list_rounds.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Freezes the story's pictures of some rounds, with the clock set to when the core met: summary, levels, plan
// and what became of the one before, approved by everybody named. The latest round is left for the reader to
// assess.
class ToldEditions {
public:
    ToldEditions(sql::Database& database, Files const& files, Ids const& ids);

    // Throws BrokenFile.
    Result<Done> tell();

private:
    // The area's closed round so many back, 1 the latest; none in a town without a past.
    Result<std::optional<rounds::RoundSummary>> round_of(json::Node told);
    Result<Done> tell_edition(json::Node told, rounds::RoundSummary const& round);
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
};

}  // namespace samsyn::demo
