// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/farrington.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <optional>

#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/rates/interval.h"
#include "lib/analytics/time/overdispersed.h"
#include "lib/analytics/time/season_line.h"

namespace samsyn::analytics {
namespace {

constexpr double kLargestMean = 1e9;

std::optional<Refusal> fault_in(Series const& series, std::size_t first, std::size_t last,
                                FarringtonOptions const& options)
{
    if (!series.exposures.empty() && series.exposures.size() != series.counts.size()) return Refusal::unequal;
    if (series.counts.empty() || first >= last) return Refusal::too_few;
    if (last > series.counts.size()) return Refusal::bad_parameter;
    for (double count : series.counts) {
        if (!std::isfinite(count)) return Refusal::not_finite;
        if (count < 0 || count > kLargestMean) return Refusal::bad_parameter;
    }
    for (double exposure : series.exposures) {
        if (!std::isfinite(exposure)) return Refusal::not_finite;
        if (!(exposure > 0)) return Refusal::bad_parameter;
    }
    std::size_t const year = options.periods_a_year, window = options.half_window;
    if (year == 0 || year > 10'000 || options.years == 0 || options.years > 1000 || window > year ||
        2 * window + 1 > year || options.seasons == 0 || options.seasons > SeasonLine::kMostSeasons ||
        (options.seasons > 1 && year - 2 * window - 1 < options.seasons - 1) || options.in_last == 0 ||
        (options.first_week && (year != 52 || options.years > 200)) ||
        !(options.alpha > 0 && options.alpha < 1) || !(options.trend_p >= 0 && options.trend_p <= 1) ||
        !(options.reweight_above > 0) || std::isnan(options.least_cases))
        return Refusal::bad_parameter;
    return std::nullopt;
}

// The watched period and its anniversaries, latest first; none when the series does not reach back so far.
std::vector<std::size_t> anniversaries_of(std::size_t period, FarringtonOptions const& options)
{
    std::vector<std::size_t> all{period};
    for (std::size_t year = 1; year <= options.years; ++year) {
        std::size_t back = year * options.periods_a_year;
        if (options.first_week) {
            auto const day = *options.first_week + std::chrono::days(7 * static_cast<int>(period));
            std::chrono::year_month_day const date = day;
            std::chrono::sys_days const same =
                (date.year() - std::chrono::years(static_cast<int>(year))) / date.month() / date.day();
            back = static_cast<std::size_t>(((day - same).count() + 3) / 7);
        }
        if (period < back + options.half_window) return {};
        all.push_back(period - back);
    }
    return all;
}

// What the bound of a prediction is made of.
struct Prediction {
    double mean;
    double variance;  // of its logarithm, the dispersion counted
    double dispersion;
};

struct Bound {
    double upper;
    double p;
};

Bound delta_bound(Prediction const& at, double observed, double tail, Power power)
{
    double const spread = at.dispersion + at.mean * at.variance;
    double const exponent = power == Power::none ? 1 : power == Power::square_root ? 0.5 : 2.0 / 3;
    double const error = exponent * std::sqrt(std::pow(at.mean, 2 * exponent - 1) * spread);
    double const middle = std::pow(at.mean, exponent);
    double const z = (std::pow(observed, exponent) - middle) / error;
    return {std::pow(std::max(0.0, middle + normal_quantile(1 - tail) * error), 1 / exponent),
            normal_above(z)};
}

Bound binomial_bound(Prediction const& at, double observed, double tail, bool upper_mean)
{
    double const mean =
        upper_mean ? at.mean * std::exp(normal_quantile(1 - tail) * std::sqrt(at.variance)) : at.mean;
    return {count_quantile(1 - tail, mean, at.dispersion),
            1 - chance_at_most(std::ceil(observed) - 1, mean, at.dispersion)};
}

class Watch {
public:
    Watch(Series const& series, FarringtonOptions const& options, bool flexible)
        : m_series(series), m_options(options), m_flexible(flexible)
    {
    }

    Watched at(std::size_t period)
    {
        double const observed = m_series.counts[period];
        Watched watched{period, observed, 0, 0, 1, 1, false, false, Basis::no_history};
        auto const anniversaries = anniversaries_of(period, m_options);
        if (anniversaries.empty()) return watched;
        gather(anniversaries);
        if (m_line.rows() == 0 || !model(period)) {
            watched.basis = Basis::no_model;
            return watched;
        }
        auto const time = static_cast<double>(period);
        std::size_t const season = window_season();
        Prediction const prediction{m_line.predict(time, season, exposure(period)),
                                    m_error * m_line.variance(time, season), m_dispersion};
        if (!(prediction.mean < kLargestMean) || !(prediction.variance < 1e4)) {
            watched.basis = Basis::no_model;
            return watched;
        }
        auto const bound = bound_of(prediction, observed);
        watched.expected = prediction.mean;
        watched.upper = bound.upper;
        watched.p = std::clamp(bound.p, 0.0, 1.0);
        watched.dispersion = m_dispersion;
        watched.trend = m_trend;
        watched.basis = cases_until(period) >= m_options.least_cases ? Basis::enough : Basis::too_few_cases;
        watched.alarm = watched.basis == Basis::enough && observed > bound.upper;
        return watched;
    }

private:
    double exposure(std::size_t i) const { return m_series.exposures.empty() ? 1 : m_series.exposures[i]; }
    std::size_t window_season() const { return m_flexible ? m_options.seasons - 1 : 0; }

    double cases_until(std::size_t period) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_options.in_last && i <= period; ++i) sum += m_series.counts[period - i];
        return sum;
    }

    Bound bound_of(Prediction const& prediction, double observed) const
    {
        double const tail = m_flexible ? m_options.alpha : m_options.alpha / 2;
        if (!m_flexible || m_options.threshold == Threshold::delta)
            return delta_bound(prediction, observed, tail, m_options.power);
        return binomial_bound(prediction, observed, tail,
                              m_options.threshold == Threshold::negative_binomial_upper_mean);
    }

    // The reference values in order of time: windows around the anniversaries, and between them the other
    // seasons in parts as equal as can be, the first ones longer.
    void gather(std::span<std::size_t const> anniversaries)
    {
        std::size_t const window = m_options.half_window, period = anniversaries.front();
        std::size_t const end = period > m_options.past_left_out && m_flexible
                                    ? period - m_options.past_left_out
                                : m_flexible ? 0
                                             : period;
        m_line.clear();
        auto add = [&](std::size_t from, std::size_t to, std::size_t season) {
            for (auto i = from; i < std::min(to, end); ++i)
                m_line.add(m_series.counts[i], static_cast<double>(i), season, exposure(i));
        };
        for (auto year = anniversaries.size(); year-- > 1;) {
            auto at = anniversaries[year] + window + 1;
            add(anniversaries[year] - window, at, window_season());
            if (!m_flexible || m_options.seasons == 1) continue;
            std::size_t const parts = m_options.seasons - 1, between = anniversaries[year - 1] - window - at;
            for (std::size_t part = 0; part < parts; ++part) {
                auto const next = at + between / parts + (part < between % parts);
                add(at, next, part);
                at = next;
            }
        }
        if (m_flexible) add(period - window, period, window_season());
    }

    // Fits, weighs down what stands out, and keeps the trend only where it is sure and does not carry away.
    bool model(std::size_t period)
    {
        m_trend = true;
        if (!settle(true)) return settle(m_trend = false);
        double const error = m_flexible ? m_error : m_line.dispersion();
        double const t = std::abs(m_line.slope() / m_line.slope_error(error)), freedom = m_line.freedom();
        double const p = boost::math::ibeta(freedom / 2, 0.5, freedom / (freedom + t * t));
        double const expected =
            m_line.predict(static_cast<double>(period), window_season(), exposure(period));
        if (m_options.years >= 3 && p < m_options.trend_p && expected <= m_line.most_count()) return true;
        return settle(m_trend = false);
    }

    bool settle(bool trend)
    {
        m_line.forget_weights();
        if (!fit_once(trend)) return false;
        if (!m_options.reweight) return true;
        double const above = m_flexible ? m_options.reweight_above : 1;
        auto const residuals = m_line.anscombe(m_dispersion);
        m_weights.assign(residuals.begin(), residuals.end());
        double sum = 0;
        for (double& weight : m_weights) sum += weight = weight > above ? 1 / (weight * weight) : 1;
        for (double& weight : m_weights) weight *= static_cast<double>(m_weights.size()) / sum;
        m_line.weigh(m_weights);
        return fit_once(trend);
    }

    bool fit_once(bool trend)
    {
        if (!m_line.fit(trend) || !m_line.knows(window_season()) || m_line.freedom() < 1) return false;
        double const dispersion = m_line.dispersion();
        m_dispersion = std::max(1.0, dispersion);
        m_error = !m_flexible ? m_dispersion : m_options.reweight ? m_line.relative_dispersion() : dispersion;
        return std::isfinite(dispersion) && std::isfinite(m_error);
    }

    Series m_series;
    FarringtonOptions m_options;
    bool m_flexible;
    SeasonLine m_line;
    std::vector<double> m_weights;
    double m_dispersion = 1;  // not below 1
    // What errors of the trend and the mean are multiplied with. The reference program keeps, once it has
    // reweighted, the weights of the rows where the model's own belong, and so takes the squares of the
    // relative residuals; bounds equal to its own need the same.
    double m_error = 1;
    bool m_trend = false;
};

Outcome<std::vector<Watched>> watch(Series const& series, std::size_t first, std::size_t last,
                                    FarringtonOptions const& options, bool flexible)
{
    if (auto fault = fault_in(series, first, last, options)) return refuse(*fault);
    Watch watch(series, options, flexible);
    std::vector<Watched> all;
    all.reserve(last - first);
    for (auto period = first; period < last; ++period) all.push_back(watch.at(period));
    return all;
}

}  // namespace

Outcome<std::vector<Watched>> farrington_flexible(Series const& series, std::size_t first, std::size_t last,
                                                  FarringtonOptions const& options)
{
    return watch(series, first, last, options, true);
}

Outcome<std::vector<Watched>> farrington(Series const& series, std::size_t first, std::size_t last,
                                         FarringtonOptions const& options)
{
    return watch(series, first, last, options, false);
}

std::vector<double> adjusted_across(std::span<Watched const> watched)
{
    auto has_basis = [](Watched const& each) {
        return each.basis == Basis::enough || each.basis == Basis::too_few_cases;
    };
    std::vector<double> p, all(watched.size(), 1);
    for (auto const& each : watched)
        if (has_basis(each)) p.push_back(each.p);
    auto const adjusted = false_discovery(p);
    if (!adjusted) return all;  // chances lie between 0 and 1
    std::size_t at = 0;
    for (std::size_t i = 0; i < watched.size(); ++i)
        if (has_basis(watched[i])) all[i] = (*adjusted)[at++];
    return all;
}

}  // namespace samsyn::analytics
