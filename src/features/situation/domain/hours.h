// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "src/features/observations/domain/observation.h"

namespace samsyn::situation {

// When in the week it happens, as shares of events: 7 × 24, Monday first, hours on the wall clock in Sweden.
// What has an exact time counts in its hour; what happened some time between two instants counts evenly in
// the hours between them (aoristic weights, Ratcliffe 2000); what keeps happening counts evenly in its
// weekdays and hours. Without a time, or with more than a week between the instants, it tells nothing of the
// hour.
class WeekHours {
public:
    void add(observations::WhenSeen const& when, double weight);

    double total() const;
    std::array<double, 24> by_hour() const;
    std::array<std::array<double, 24>, 7> const& all() const { return m_weights; }

private:
    void add_between(UtcTime from, UtcTime to, double weight);
    void add_recurring(observations::WhenSeen const& when, double weight);

    std::array<std::array<double, 24>, 7> m_weights{};
};

// The hours from…to (0…24; to ≤ from is past midnight) with at least half of the weight, in at most eight
// hours; the fewest hours that do, and of those the heaviest. The weekdays (0 Monday) that clearly carry it,
// all seven when none stands out; an hour past midnight belongs to the evening before.
struct Peak {
    std::vector<int> weekdays;
    int from = 0;
    int to = 0;
    friend bool operator==(Peak const&, Peak const&) = default;
};
// Nothing when fewer than five events tell their hour, or they are spread over the day.
std::optional<Peak> peak_of(WeekHours const& hours);

}  // namespace samsyn::situation
