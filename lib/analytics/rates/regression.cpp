// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/rates/regression.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace samsyn::analytics {
namespace {

constexpr std::size_t kMostColumns = 64;
constexpr int kMostSteps = 60;

using Square = std::vector<double>;  // columns × columns, by rows

std::optional<Refusal> fault_in(Design const& design, std::span<double const> values, double ridge)
{
    if (design.columns == 0 || design.columns > kMostColumns) return Refusal::too_large;
    if (design.values.size() % design.columns != 0 || design.rows() != values.size()) return Refusal::unequal;
    if (values.empty() || (design.rows() <= design.columns && ridge == 0)) return Refusal::too_few;
    auto finite = [](double each) { return std::isfinite(each); };
    if (!std::ranges::all_of(design.values, finite) || !std::ranges::all_of(values, finite))
        return Refusal::not_finite;
    return std::nullopt;
}

// The lower triangle L of A = L·Lᵀ; nothing when a column is determined by those before.
bool factorise(Square& a, std::size_t n)
{
    for (std::size_t j = 0; j < n; ++j) {
        double const before = a[j * n + j];
        for (std::size_t k = 0; k < j; ++k) a[j * n + j] -= a[j * n + k] * a[j * n + k];
        if (!(a[j * n + j] > before * 1e-11)) return false;
        double const root = a[j * n + j] = std::sqrt(a[j * n + j]);
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) a[i * n + j] -= a[i * n + k] * a[j * n + k];
            a[i * n + j] /= root;
        }
    }
    return true;
}

void solve(Square const& lower, std::span<double> x)
{
    std::size_t const n = x.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) x[i] -= lower[i * n + k] * x[k];
        x[i] /= lower[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) x[i] -= lower[k * n + i] * x[k];
        x[i] /= lower[i * n + i];
    }
}

Square inverse_of(Square const& lower, std::size_t n)
{
    Square inverse(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        inverse[i * n + i] = 1;
        solve(lower, std::span(inverse).subspan(i * n, n));
    }
    return inverse;
}

double dot(std::span<double const> a, std::span<double const> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// Adds weight · row · rowᵀ below the diagonal.
void add_outer(Square& to, std::span<double const> row, double weight)
{
    std::size_t const n = row.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) to[i * n + j] += weight * row[i] * row[j];
}

// inverse · meat · inverse, of which `meat` has both triangles.
Square between(Square const& inverse, Square const& meat, std::size_t n)
{
    Square half(n * n, 0.0), all(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < n; ++j) half[i * n + j] += inverse[i * n + k] * meat[k * n + j];
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < n; ++j) all[i * n + j] += half[i * n + k] * inverse[k * n + j];
    return all;
}

double poisson_deviance(std::span<double const> counts, std::span<double const> means)
{
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        sum += (counts[i] > 0 ? counts[i] * std::log(counts[i] / means[i]) : 0) - (counts[i] - means[i]);
    return 2 * sum;
}

}  // namespace

Outcome<Fit> fit_least_squares(Design const& design, std::span<double const> values)
{
    if (auto fault = fault_in(design, values, 0)) return refuse(*fault);
    std::size_t const n = design.columns;
    Square a(n * n, 0.0);
    Fit fit{std::vector<double>(n, 0.0), {}, std::vector<double>(values.size()), 0};
    for (std::size_t i = 0; i < values.size(); ++i) {
        add_outer(a, design.row(i), 1);
        for (std::size_t k = 0; k < n; ++k) fit.coefficients[k] += design.row(i)[k] * values[i];
    }
    if (!factorise(a, n)) return refuse(Refusal::no_variation);
    solve(a, fit.coefficients);
    fit.inverse = inverse_of(a, n);
    for (std::size_t i = 0; i < values.size(); ++i) {
        fit.fitted[i] = dot(design.row(i), fit.coefficients);
        fit.deviance += (values[i] - fit.fitted[i]) * (values[i] - fit.fitted[i]);
    }
    return fit;
}

Outcome<Fit> fit_poisson(Design const& design, std::span<double const> counts,
                         std::span<double const> offsets, double ridge)
{
    if (!(ridge >= 0) || !std::isfinite(ridge)) return refuse(Refusal::bad_parameter);
    if (auto fault = fault_in(design, counts, ridge)) return refuse(*fault);
    if (!offsets.empty() && offsets.size() != counts.size()) return refuse(Refusal::unequal);
    if (std::ranges::any_of(counts, [](double count) { return count < 0; }))
        return refuse(Refusal::bad_parameter);
    if (!std::ranges::all_of(offsets, [](double each) { return std::isfinite(each); }))
        return refuse(Refusal::not_finite);
    std::size_t const n = design.columns;
    auto offset = [&](std::size_t i) { return offsets.empty() ? 0.0 : offsets[i]; };
    Fit fit{std::vector<double>(n, 0.0), {}, std::vector<double>(counts.size()), 0};
    double before = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) fit.fitted[i] = counts[i] + 0.1;
    for (int step = 0; step < kMostSteps; ++step) {
        Square a(n * n, 0.0);
        std::vector<double> next(n, 0.0);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            double const mean = fit.fitted[i];
            double const target = std::log(mean) - offset(i) + (counts[i] - mean) / mean;
            add_outer(a, design.row(i), mean);
            for (std::size_t k = 0; k < n; ++k) next[k] += design.row(i)[k] * mean * target;
        }
        for (std::size_t k = 1; k < n; ++k) a[k * n + k] += ridge;
        if (!factorise(a, n)) return refuse(Refusal::no_variation);
        solve(a, next);
        double moved = 0, most = 0;
        for (std::size_t k = 0; k < n; ++k) {
            moved = std::max(moved, std::abs(next[k] - fit.coefficients[k]) / (1 + std::abs(next[k])));
            most = std::max(most, std::abs(next[k]));
        }
        fit.coefficients = next;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            double const linear = offset(i) + dot(design.row(i), next);
            if (!(std::abs(linear) < 300)) return refuse(Refusal::no_variation);
            fit.fitted[i] = std::exp(linear);
        }
        fit.deviance = poisson_deviance(counts, fit.fitted);
        if (step > 0 && (moved < 1e-11 || std::abs(before - fit.deviance) < 1e-14 * (fit.deviance + 0.1))) {
            Square information(n * n, 0.0);
            for (std::size_t i = 0; i < counts.size(); ++i)
                add_outer(information, design.row(i), fit.fitted[i]);
            for (std::size_t k = 1; k < n; ++k) information[k * n + k] += ridge;
            if (!factorise(information, n)) return refuse(Refusal::no_variation);
            fit.inverse = inverse_of(information, n);
            return fit;
        }
        before = fit.deviance;
    }
    return refuse(Refusal::no_variation);
}

std::vector<double> hc1(Design const& design, std::span<double const> values, Fit const& fit)
{
    auto covariance = newey_west(design, values, fit, 0);
    double const rows = static_cast<double>(values.size());
    for (auto& each : covariance) each *= rows / (rows - static_cast<double>(design.columns));
    return covariance;
}

std::vector<double> newey_west(Design const& design, std::span<double const> values, Fit const& fit,
                               std::size_t lag)
{
    std::size_t const n = design.columns;
    Square meat(n * n, 0.0);
    auto residual = [&](std::size_t i) { return values[i] - fit.fitted[i]; };
    for (std::size_t apart = 0; apart <= std::min(lag, values.size() - 1); ++apart) {
        double const weight =
            (1 - static_cast<double>(apart) / static_cast<double>(lag + 1)) / (apart ? 1 : 2);
        for (std::size_t i = apart; i < values.size(); ++i) {
            auto const here = design.row(i), there = design.row(i - apart);
            double const product = weight * residual(i) * residual(i - apart);
            for (std::size_t r = 0; r < n; ++r)
                for (std::size_t c = 0; c < n; ++c)
                    meat[r * n + c] += product * (here[r] * there[c] + there[r] * here[c]);
        }
    }
    return between(fit.inverse, meat, n);
}

}  // namespace samsyn::analytics
