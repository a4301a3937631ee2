// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/statistic.h"

#include <algorithm>

namespace samsyn::analytics {

namespace {

double times_log(double count, double ratio) { return count > 0 ? count * std::log(ratio) : 0; }

double poisson(double count, double expected, double cases)
{
    if (expected <= 0 || count <= expected || expected >= cases) return 0;
    return times_log(count, count / expected) +
           times_log(cases - count, (cases - count) / (cases - expected));
}

double bernoulli(double count, double all, double cases, double people)
{
    double const outside = people - all;
    if (all <= 0 || outside <= 0 || count > all || count * outside <= (cases - count) * all) return 0;
    auto const parts = [](double some, double of) {
        return times_log(some, some / of) + times_log(of - some, (of - some) / of);
    };
    if (cases - count > outside) return 0;
    return std::max(0.0, parts(count, all) + parts(cases - count, outside) - parts(cases, people));
}

}  // namespace

double Statistic::at(double count, double expected) const
{
    switch (kind) {
        case Kind::poisson:
            return poisson(count, expected, cases);
        case Kind::bernoulli:
            return bernoulli(count, expected, cases, people);
        case Kind::expectation_poisson:
            if (expected <= 0 || count <= expected) return 0;
            return count * std::log(count / expected) + expected - count;
        case Kind::expectation_negative_binomial:
            return expected <= 0 || count <= expected ? 0 : (count - expected) / std::sqrt(expected);
    }
    return 0;
}

double Statistic::most_count(double expected) const
{
    switch (kind) {
        case Kind::poisson:
            return cases;
        case Kind::bernoulli:
            return std::min(cases, expected);
        default:
            break;
    }
    return 1e15;
}

Critical::Critical(Statistic const& statistic) : m_statistic(statistic), m_least(std::size_t{levels} * steps)
{
    for (auto& each : m_least) each.store(-1, std::memory_order_relaxed);
}

// Level 0 is "more than expected", level k is 2^((k - 9) / 4): from 1/4 in steps of a fifth.
int Critical::level_of(double statistic)
{
    if (!(statistic >= 0.25)) return 0;
    return std::min(levels - 1, 1 + static_cast<int>(std::floor(4 * std::log2(statistic) + 8 - 1e-9)));
}

double Critical::fill(std::size_t at, int level, int number) const
{
    double const expected = std::bit_cast<float>(static_cast<std::uint32_t>(number + lowest) << 18);
    double const goal = level == 0 ? 0 : std::exp2((level - 9) / 4.0);
    double low = m_statistic.kind == Statistic::Kind::bernoulli ? 0 : expected;
    double high = m_statistic.most_count(expected);
    if (high > 1e14)
        for (high = 2 * expected + 1; m_statistic.at(high, expected) < goal;) high *= 2;
    for (int step = 0; step < 60 && high - low > 1e-7 * high; ++step) {
        double const middle = (low + high) / 2;
        (m_statistic.at(middle, expected) > goal ? high : low) = middle;
    }
    auto const least = static_cast<float>(std::max(0.0, low * (1 - 1e-5)));
    m_least[at].store(least, std::memory_order_relaxed);
    return least;
}

}  // namespace samsyn::analytics
