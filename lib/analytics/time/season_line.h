// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace samsyn::analytics {

// Counts along time as log(mean) = offset + season + slope · time, by iterated least squares, in a few
// microseconds. The seasons are indicators, so the normal equations are an arrow: what couples the seasons is
// the slope alone, and is solved first. Begins, steps and ends as R's glm does (mean = count + 0.1; deviance
// within 1e-8; 25 steps), and keeps, as it does, the weights that the last step began with: bounds then agree
// in every printed digit.
class SeasonLine {
public:
    static constexpr std::size_t kMostSeasons = 64;

    void clear();
    // Rows in order of time; season < kMostSeasons; exposure > 0; count ≥ 0.
    void add(double count, double time, std::size_t season, double exposure);

    // Fits with the rows' prior weights (all 1 until weigh()); whether it settled.
    bool fit(bool with_slope);

    std::size_t rows() const { return m_count.size(); }
    double freedom() const;              // rows less parameters
    double dispersion() const;           // Pearson's, may be below 1
    double relative_dispersion() const;  // of the residuals divided by their means, by prior weights alone
    double slope() const { return m_slope; }
    double slope_error(double dispersion) const;
    double most_count() const;
    bool knows(std::size_t season) const { return m_season_weight[season] > 0; }
    double predict(double time, std::size_t season, double exposure) const;
    // Of the logarithm of a prediction, at dispersion 1.
    double variance(double time, std::size_t season) const;
    // Anscombe residuals divided by √(dispersion · (1 − leverage)).
    std::span<double const> anscombe(double dispersion);
    void weigh(std::span<double const> weights);
    void forget_weights();

private:
    void step_from(std::span<double const> mean, bool first);
    double means_and_deviance();

    std::vector<double> m_count, m_time, m_exposure, m_log_exposure, m_log_start, m_saturated, m_prior;
    std::vector<double> m_root, m_mean, m_linear, m_mean_before, m_residual;
    std::vector<std::uint8_t> m_season;
    std::array<double, kMostSeasons> m_level{}, m_season_weight{}, m_season_time{};
    double m_slope = 0, m_slope_information = 0, m_middle = 0;
    std::size_t m_seasons = 0;
    bool m_with_slope = false;
};

}  // namespace samsyn::analytics
