// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <string>

#include "src/work/execute.h"

namespace samsyn::work {

// Does a job: ask, compute, execute. At least once, so what it executes must bear being done twice.
using JobHandler =
    std::function<Result<Done>(Runtime&, access::Actor const& system, std::string const& payload)>;
using JobHandlers = std::map<std::string, JobHandler>;

// Does the jobs of the lane that are due, one after the other, at most `most`. One that fails is tried again
// after a growing pause, six times in all; then it stays with its error for the administrator to see. Returns
// how many were done.
int do_due_jobs(Runtime& runtime, JobHandlers const& handlers, int most, Lane lane = Lane::quick);

// Gives back what a process that is gone had taken. For when nobody else can be at work.
void release_jobs(sql::Database& database);

// The tenant's waiting jobs whose unique key begins so, by key: when they run.
std::map<std::string, UtcTime> waiting_jobs(Reading& reading, std::string const& key_prefix);

}  // namespace samsyn::work
