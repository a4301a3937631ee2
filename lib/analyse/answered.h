// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <string>

#include "lib/analyse/asked.h"
#include "lib/analyse/sheet.h"
#include "lib/analytics/core/refusal.h"
#include "lib/json/writer.h"

namespace samsyn::analyse {

// What a method answers, before it is put into its envelope.
struct Answered {
    std::size_t n = 0;         // events, units or periods it stands on
    std::size_t left_out = 0;  // rows without place or time
    double seconds = 0;        // of computing alone
    char const* p_method = "none";
    json::Writer body = {};             // one object: the method's own members
    std::vector<SourceFile> data = {};  // what was read
};

// Computes and says how long it took.
template <class Compute>
auto timed(double& seconds, Compute&& compute)
{
    auto const started = std::chrono::steady_clock::now();
    auto answer = compute();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

// A refusal of the library as one of the program; `about` names the file or option it is about.
template <class T>
tl::unexpected<Error> refused(analytics::Outcome<T> const& outcome, std::string const& about)
{
    auto const code = "analytics." + std::string(analytics::code_of(outcome.error()));
    return fail_field(about, code);
}

}  // namespace samsyn::analyse
