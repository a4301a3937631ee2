// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/answer_record.h"

#include <algorithm>
#include <cmath>

namespace samsyn::rounds {
namespace {

constexpr double milliseconds_per_hour = 3'600'000;

// One decimal: what is shown.
double shown_hours(double hours) { return std::round(hours * 10) / 10; }

std::optional<double> median(std::vector<double> hours)
{
    if (hours.empty()) return std::nullopt;
    std::sort(hours.begin(), hours.end());
    auto const middle = hours.size() / 2;
    if (hours.size() % 2 == 1) return shown_hours(hours[middle]);
    return shown_hours((hours[middle - 1] + hours[middle]) / 2);
}

std::optional<double> share(std::int64_t part, std::int64_t whole)
{
    if (whole == 0) return std::nullopt;
    return std::round(static_cast<double>(part) / static_cast<double>(whole) * 1000) / 1000;
}

double hours_to_answer(RecordedAnswer const& answer)
{
    auto const waited = answer.submitted_at->milliseconds - answer.round_over.milliseconds;
    return std::max(0.0, static_cast<double>(waited) / milliseconds_per_hour);
}

}  // namespace

AnswerSummary summary_of(std::vector<RecordedAnswer> const& answers)
{
    AnswerSummary sum;
    std::vector<double> hours;
    for (auto const& answer : answers) {
        if (answer.state == RecordState::not_expected) continue;
        ++sum.expected;
        if (answer.state == RecordState::excused) ++sum.excused;
        if (answer.state == RecordState::silent) ++sum.silent;
        if (answer.state == RecordState::nothing) ++sum.nothing;
        if (answer.state != RecordState::nothing && answer.state != RecordState::reported) continue;
        ++sum.answered;
        ++(answer.is_late ? sum.late : sum.on_time);
        if (answer.submitted_at) hours.push_back(hours_to_answer(answer));
    }
    sum.completeness = share(sum.answered, sum.expected - sum.excused);
    sum.timeliness = share(sum.on_time, sum.answered);
    sum.median_hours = median(std::move(hours));
    return sum;
}

}  // namespace samsyn::rounds
