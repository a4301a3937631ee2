// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/forecast.h"

#include <algorithm>
#include <cmath>

#include "lib/analytics/time/overdispersed.h"
#include "lib/analytics/time/season_line.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kLeastPeriods = 8;
constexpr double kSureTrend = 2.58;  // standard errors; 1 in 100 by chance

std::optional<Refusal> fault_in(Series const& series, ForecastOptions const& options)
{
    if (!series.exposures.empty() && series.exposures.size() != series.counts.size()) return Refusal::unequal;
    double events = 0;
    for (double count : series.counts) {
        if (!std::isfinite(count)) return Refusal::not_finite;
        if (count < 0 || count > 1e9) return Refusal::bad_parameter;
        events += count;
    }
    for (double exposure : series.exposures) {
        if (!std::isfinite(exposure)) return Refusal::not_finite;
        if (!(exposure > 0)) return Refusal::bad_parameter;
    }
    if (options.periods_a_year == 0 || options.periods_a_year > 10'000 || options.seasons == 0 ||
        options.seasons > std::min(SeasonLine::kMostSeasons, options.periods_a_year) || options.tries < 4 ||
        !(options.next_exposure > 0) || !std::isfinite(options.next_exposure) ||
        !(options.level > 0 && options.level < 1))
        return Refusal::bad_parameter;
    std::size_t const least = std::max(kLeastPeriods, options.seasons > 1 ? 2 * options.periods_a_year : 0);
    if (options.tries > series.counts.size() || series.counts.size() - options.tries < least || !(events > 0))
        return Refusal::too_few;
    return std::nullopt;
}

class Model {
public:
    Model(Series const& series, ForecastOptions const& options) : m_series(series), m_options(options) {}

    double exposure(std::size_t i) const
    {
        if (i >= m_series.counts.size()) return m_options.next_exposure;
        return m_series.exposures.empty() ? 1 : m_series.exposures[i];
    }

    // From the periods before it; nothing where they fit no model.
    std::optional<Expected> at(std::size_t period)
    {
        m_line.clear();
        for (std::size_t i = 0; i < period; ++i)
            m_line.add(m_series.counts[i], static_cast<double>(i), season(i), exposure(i));
        double const time = static_cast<double>(period);
        if (!fit(true)) return std::nullopt;
        double dispersion = std::max(1.0, m_line.dispersion());
        if (!(std::abs(m_line.slope()) > kSureTrend * m_line.slope_error(dispersion)) ||
            !(m_line.predict(time, season(period), exposure(period)) <= 2 * m_line.most_count())) {
            if (!fit(false)) return std::nullopt;
            dispersion = std::max(1.0, m_line.dispersion());
        }
        if (!m_line.knows(season(period))) return std::nullopt;
        double const mean = m_line.predict(time, season(period), exposure(period));
        double const spread = dispersion * (1 + mean * m_line.variance(time, season(period)));
        if (!(mean < 1e10) || !(spread < 1e10)) return std::nullopt;
        double const tail = (1 - m_options.level) / 2;
        return Expected{mean, {count_quantile(tail, mean, spread), count_quantile(1 - tail, mean, spread)}};
    }

    std::optional<double> year_ago(std::size_t period) const
    {
        if (period < m_options.periods_a_year) return std::nullopt;
        return as_in(period - m_options.periods_a_year, period);
    }
    double last(std::size_t period) const { return as_in(period - 1, period); }

private:
    std::size_t season(std::size_t i) const
    {
        return i % m_options.periods_a_year * m_options.seasons / m_options.periods_a_year;
    }
    double as_in(std::size_t then, std::size_t now) const
    {
        return m_series.counts[then] / exposure(then) * exposure(now);
    }
    bool fit(bool trend)
    {
        return m_line.fit(trend) && m_line.freedom() >= 1 && std::isfinite(m_line.dispersion());
    }

    Series m_series;
    ForecastOptions m_options;
    SeasonLine m_line;
};

}  // namespace

Outcome<Forecast> forecast(Series const& series, ForecastOptions const& options)
{
    if (auto fault = fault_in(series, options)) return refuse(*fault);
    Model model(series, options);
    std::size_t const size = series.counts.size();
    double error = 0, last = 0, year = 0, covered = 0;
    bool fits = true, has_year = true;
    for (auto period = size - options.tries; period < size; ++period) {
        double const seen = series.counts[period];
        auto const expected = model.at(period);
        auto const year_ago = model.year_ago(period);
        fits = fits && expected;
        has_year = has_year && year_ago;
        last += std::abs(seen - model.last(period));
        if (year_ago) year += std::abs(seen - *year_ago);
        if (!expected) continue;
        error += std::abs(seen - expected->mean);
        covered += seen >= expected->interval.low && seen <= expected->interval.high;
    }
    double const tries = static_cast<double>(options.tries), naive = has_year ? std::min(last, year) : last;
    Forecast answer{std::nullopt, error / tries, naive / tries, covered / tries, options.tries};
    if (fits && error < naive) answer.next = model.at(size);
    return answer;
}

}  // namespace samsyn::analytics
