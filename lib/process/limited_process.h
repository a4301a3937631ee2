// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn {

// What a child process may use at most.
struct ProcessLimits {
    std::uint64_t memory_bytes = std::uint64_t{2} << 30;  // address space
    std::uint64_t file_bytes = std::uint64_t{1} << 30;    // the largest file it may write
    unsigned cpu_seconds = 120;
    std::chrono::seconds wall_time{180};
};

struct ProcessRequest {
    std::vector<std::string> words;        // an absolute program and its arguments; no shell reads them
    std::vector<std::string> environment;  // NAME=value; nothing is inherited
    std::string directory = "/";
    ProcessLimits limits = {};
    int input = -1;  // an open file that it reads from where it stands; −1: there is nothing to read
};

struct ProcessOutcome {
    int exit_code = -1;  // −1 when it was ended by a signal or by the wall clock
    bool out_of_time = false;
    std::string complaints;  // what it wrote on its error stream, at most 16 KiB
    bool succeeded() const { return exit_code == 0; }
};

// Runs a program that reads what strangers sent, and waits for it. Its output goes to the open file `output`;
// it has no other files of ours than its input, no network where the kernel lets us take it away (user
// namespaces), may gain no privileges and dies with us. Refuses with "process.unavailable" when it cannot be
// started.
Result<ProcessOutcome> run_limited(ProcessRequest const& request, int output);

}  // namespace samsyn
