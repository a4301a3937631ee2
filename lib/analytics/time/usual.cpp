// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/usual.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <optional>
#include <vector>

#include "lib/analytics/time/overdispersed.h"
#include "lib/analytics/time/season_line.h"

namespace samsyn::analytics {
namespace {

constexpr double kYear = 365.25;
constexpr double kLongestPeriod = 31;  // a year of whole periods may lack so many days
constexpr std::size_t kLeastInSeason = 4;
constexpr double kLeastSure = 1;  // variance of the logarithm of the mean

std::optional<Refusal> fault_in(std::span<PastPeriod const> past, UsualOptions const& options)
{
    double events = 0, longest = 0;
    for (auto const& [days_ago, count, exposure] : past) {
        if (!std::isfinite(days_ago) || !std::isfinite(count) || !std::isfinite(exposure))
            return Refusal::not_finite;
        if (!(days_ago > 0) || count < 0 || count > 1e9 || !(exposure > 0)) return Refusal::bad_parameter;
        events += count;
        longest = std::max(longest, days_ago);
    }
    if (options.seasons == 0 || options.seasons > SeasonLine::kMostSeasons || !(options.reweight_above > 0) ||
        !(options.trend_p >= 0 && options.trend_p <= 1) || !(options.level > 0 && options.level < 1))
        return Refusal::bad_parameter;
    if (longest < kYear - kLongestPeriod || past.size() < kLeastInSeason * options.seasons || !(events > 0))
        return Refusal::too_few;
    return std::nullopt;
}

class Model {
public:
    Model(std::span<PastPeriod const> past, UsualOptions const& options)
        : m_past(past.begin(), past.end()), m_options(options)
    {
        std::sort(m_past.begin(), m_past.end(), [](PastPeriod const& one, PastPeriod const& other) {
            return one.days_ago > other.days_ago;
        });
    }

    std::optional<Usual> usual()
    {
        for (auto const seasons : {m_options.seasons, std::size_t{1}}) {
            gather(seasons);
            bool const trend = is_trend_sure();
            if (!settle(trend)) continue;
            double const mean = m_line.predict(0, 0, 1), unsure = m_dispersion * m_line.variance(0, 0);
            if (!(mean < 1e9) || !(unsure < kLeastSure)) continue;
            double const dispersion = m_dispersion + mean * unsure, tail = (1 - m_options.level) / 2;
            return Usual{mean,
                         dispersion,
                         {count_quantile(tail, mean, dispersion), count_quantile(1 - tail, mean, dispersion)},
                         seasons,
                         trend};
        }
        return std::nullopt;
    }

private:
    // 0 around the day in question in any year, then on through the year.
    static std::size_t season_of(double days_ago, std::size_t seasons)
    {
        auto const parts = static_cast<double>(seasons);
        double const year = std::fmod(days_ago + kYear / (2 * parts), kYear) / kYear;
        return std::min(seasons - 1, static_cast<std::size_t>(year * parts));
    }

    void gather(std::size_t seasons)
    {
        m_line.clear();
        for (auto const& [days_ago, count, exposure] : m_past)
            m_line.add(count, -days_ago, season_of(days_ago, seasons), exposure);
    }

    bool is_trend_sure()
    {
        if (m_past.front().days_ago < 2 * kYear - kLongestPeriod || !settle(true)) return false;
        double const t = m_line.slope() / m_line.slope_error(m_dispersion), freedom = m_line.freedom();
        double const p = boost::math::ibeta(freedom / 2, 0.5, freedom / (freedom + t * t));
        return p < m_options.trend_p && m_line.predict(0, 0, 1) <= m_line.most_count();
    }

    bool settle(bool trend)
    {
        m_line.forget_weights();
        if (!fit(trend)) return false;
        auto const residuals = m_line.anscombe(m_dispersion);
        std::vector<double> weights(residuals.begin(), residuals.end());
        double sum = 0;
        for (double& weight : weights)
            sum += weight = weight > m_options.reweight_above ? 1 / (weight * weight) : 1;
        for (double& weight : weights) weight *= static_cast<double>(weights.size()) / sum;
        m_line.weigh(weights);
        return fit(trend);
    }

    bool fit(bool trend)
    {
        if (!m_line.fit(trend) || !m_line.knows(0) || m_line.freedom() < 1) return false;
        m_dispersion = std::max(1.0, m_line.dispersion());
        return std::isfinite(m_dispersion);
    }

    std::vector<PastPeriod> m_past;  // the oldest first
    UsualOptions m_options;
    SeasonLine m_line;
    double m_dispersion = 1;
};

}  // namespace

Outcome<Usual> usual_of(std::span<PastPeriod const> past, UsualOptions const& options)
{
    if (auto const fault = fault_in(past, options)) return refuse(*fault);
    auto const usual = Model(past, options).usual();
    if (!usual) return refuse(Refusal::no_variation);
    return *usual;
}

double chance_of(double count, Usual const& usual)
{
    double const at_most = chance_at_most(count, usual.mean, usual.dispersion);
    double const at_least = 1 - chance_at_most(count - 1, usual.mean, usual.dispersion);
    return std::clamp(2 * std::min(at_most, at_least), 0.0, 1.0);
}

}  // namespace samsyn::analytics
