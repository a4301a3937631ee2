// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/season_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace samsyn::analytics {

void SeasonLine::clear()
{
    for (auto* each :
         {&m_count, &m_time, &m_exposure, &m_log_exposure, &m_log_start, &m_saturated, &m_prior, &m_root})
        each->clear();
    m_season.clear();
    m_seasons = 0;
}

void SeasonLine::add(double count, double time, std::size_t season, double exposure)
{
    m_count.push_back(count);
    m_time.push_back(time);
    m_season.push_back(static_cast<std::uint8_t>(season));
    m_seasons = std::max(m_seasons, season + 1);
    m_exposure.push_back(exposure);
    m_log_exposure.push_back(exposure == 1 ? 0 : std::log(exposure));
    m_log_start.push_back(std::log(count + 0.1));
    m_saturated.push_back(count > 0 ? count * std::log(count) - count : 0);
    m_root.push_back(std::cbrt(count * count));
    m_prior.push_back(1);
}

bool SeasonLine::fit(bool with_slope)
{
    m_with_slope = with_slope;
    m_middle = m_time.empty() ? 0 : (m_time.front() + m_time.back()) / 2;
    m_mean.resize(rows());
    m_linear.resize(rows());
    m_mean_before.resize(rows());
    double before = 0;
    for (std::size_t i = 0; i < rows(); ++i) {
        double const start = m_count[i] + 0.1;
        m_mean[i] = start;
        m_linear[i] = m_log_start[i];
        before += m_prior[i] * (m_saturated[i] - m_count[i] * m_log_start[i] + start);
    }
    before *= 2;
    for (int step = 0; step < 25; ++step) {
        std::swap(m_mean, m_mean_before);
        step_from(m_mean_before, step == 0);
        double const deviance = means_and_deviance();
        if (!std::isfinite(deviance)) return false;
        if (std::abs(deviance - before) / (std::abs(deviance) + 0.1) < 1e-8) return true;
        before = deviance;
    }
    return false;
}

void SeasonLine::step_from(std::span<double const> mean, bool first)
{
    std::array<double, kMostSeasons> target{};
    std::fill_n(m_season_weight.begin(), m_seasons, 0.0);
    std::fill_n(m_season_time.begin(), m_seasons, 0.0);
    double time_time = 0, time_target = 0;
    for (std::size_t i = 0; i < rows(); ++i) {
        auto const season = m_season[i];
        double const weight = m_prior[i] * mean[i], time = m_time[i] - m_middle;
        double const linear = (first ? m_log_start[i] : m_linear[i]) - m_log_exposure[i];
        double const aim = weight * linear + m_prior[i] * (m_count[i] - mean[i]);
        m_season_weight[season] += weight;
        m_season_time[season] += weight * time;
        target[season] += aim;
        time_time += weight * time * time;
        time_target += aim * time;
    }
    m_slope = m_slope_information = 0;
    if (m_with_slope) {
        for (std::size_t s = 0; s < m_seasons; ++s) {
            if (!(m_season_weight[s] > 0)) continue;
            time_time -= m_season_time[s] * m_season_time[s] / m_season_weight[s];
            time_target -= m_season_time[s] * target[s] / m_season_weight[s];
        }
        m_slope_information = time_time;
        m_slope = time_target / time_time;
    }
    for (std::size_t s = 0; s < m_seasons; ++s)
        m_level[s] =
            m_season_weight[s] > 0 ? (target[s] - m_slope * m_season_time[s]) / m_season_weight[s] : 0;
}

double SeasonLine::means_and_deviance()
{
    std::array<double, kMostSeasons> factor{};
    for (std::size_t s = 0; s < m_seasons; ++s) factor[s] = std::exp(m_level[s]);
    // Periods mostly follow each other: their factors differ by one multiplication.
    double const one_more = std::exp(m_slope);
    double along = 1, sum = 0;
    for (std::size_t i = 0; i < rows(); ++i) {
        if (m_with_slope)
            along = i % 32 != 0 && m_time[i] - m_time[i - 1] == 1
                        ? along * one_more
                        : std::exp(m_slope * (m_time[i] - m_middle));
        auto const season = m_season[i];
        m_mean[i] = m_exposure[i] * factor[season] * along;
        m_linear[i] = m_log_exposure[i] + m_level[season] + m_slope * (m_time[i] - m_middle);
        sum += m_prior[i] * (m_saturated[i] - m_count[i] * m_linear[i] + m_mean[i]);
    }
    return 2 * sum;
}

double SeasonLine::freedom() const
{
    double parameters = m_with_slope;
    for (std::size_t s = 0; s < m_seasons; ++s) parameters += knows(s);
    return static_cast<double>(rows()) - parameters;
}

double SeasonLine::dispersion() const
{
    double sum = 0;
    for (std::size_t i = 0; i < rows(); ++i) {
        double const off = (m_count[i] - m_mean[i]) / m_mean[i];
        sum += m_prior[i] * m_mean_before[i] * off * off;
    }
    return sum / freedom();
}

double SeasonLine::relative_dispersion() const
{
    double sum = 0;
    for (std::size_t i = 0; i < rows(); ++i) {
        double const off = (m_count[i] - m_mean[i]) / m_mean[i];
        sum += m_prior[i] * off * off;
    }
    return sum / freedom();
}

double SeasonLine::slope_error(double dispersion) const
{
    return std::sqrt(dispersion / m_slope_information);
}

double SeasonLine::most_count() const { return m_count.empty() ? 0 : std::ranges::max(m_count); }

double SeasonLine::predict(double time, std::size_t season, double exposure) const
{
    return exposure * std::exp(m_level[season] + m_slope * (time - m_middle));
}

double SeasonLine::variance(double time, std::size_t season) const
{
    double const weight = m_season_weight[season], off = time - m_middle - m_season_time[season] / weight;
    return 1 / weight + (m_with_slope ? off * off / m_slope_information : 0);
}

std::span<double const> SeasonLine::anscombe(double dispersion)
{
    m_residual.resize(rows());
    for (std::size_t i = 0; i < rows(); ++i) {
        double const leverage = m_prior[i] * m_mean_before[i] * variance(m_time[i], m_season[i]);
        double const sixth = std::sqrt(std::cbrt(m_mean[i]));
        double const raw = 1.5 * (m_root[i] / sixth - sixth * sixth * sixth);
        m_residual[i] =
            raw / std::sqrt(dispersion * std::max(1 - leverage, std::numeric_limits<double>::min()));
    }
    return m_residual;
}

void SeasonLine::weigh(std::span<double const> weights) { m_prior.assign(weights.begin(), weights.end()); }

void SeasonLine::forget_weights() { std::ranges::fill(m_prior, 1.0); }

}  // namespace samsyn::analytics
