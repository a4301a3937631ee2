// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/scan.h"

#include <algorithm>
#include <cmath>

#include "lib/analyse/methods.h"
#include "lib/analyse/study.h"
#include "lib/analytics/scan/subset.h"

namespace samsyn::analyse {
namespace {

using analytics::ScanModel;

constexpr std::uint32_t enough_exceedances = 10;  // of --early-stop
constexpr std::uint32_t gumbel_below = 999;       // replications, for a cluster stronger than all of them

enum class Shape { circle, subset };
enum class PMethod { as_fits, monte_carlo, gumbel };

struct Settings {
    analytics::ScanOptions options;
    std::optional<double> most_time;  // in units of time, instead of the share
    Shape shape = Shape::circle;
    PMethod p_method = PMethod::as_fits;
    std::optional<double> dispersion;

    bool knows_baseline() const
    {
        return options.model == ScanModel::expectation_poisson ||
               options.model == ScanModel::expectation_negative_binomial;
    }
};

Settings read_settings(Asked& asked)
{
    Settings settings;
    auto& options = settings.options;
    settings.shape =
        asked.choice("shape", {{"circle", Shape::circle}, {"subset", Shape::subset}}, Shape::circle);
    options.model = asked.choice(
        "model",
        {{"space-time-permutation", ScanModel::space_time_permutation},
         {"poisson", ScanModel::poisson},
         {"bernoulli", ScanModel::bernoulli},
         {"expectation-poisson", ScanModel::expectation_poisson},
         {"expectation-negative-binomial", ScanModel::expectation_negative_binomial}},
        settings.shape == Shape::subset ? ScanModel::expectation_poisson : ScanModel::space_time_permutation);
    if (settings.shape == Shape::subset && options.model != ScanModel::expectation_poisson)
        asked.fault("shape", "analyse.subset_model");
    options.prospective = asked.flag("prospective");
    options.zones.share = asked.number("max-space-share", 0.5, {0, 1});
    if (auto const radius = asked.maybe_number("max-radius", {0, no_limit})) options.zones.radius = *radius;
    if (settings.shape == Shape::subset && !asked.has("max-radius"))
        asked.fault("max-radius", "field.required");
    options.most_time_share = asked.number("max-time-share", 0.5, {0, 1});
    settings.most_time = asked.maybe_number("max-time", {1, 1e9});
    options.replications = static_cast<std::uint32_t>(asked.whole("replications", 999, 0, 1'000'000));
    options.stop_after = asked.flag("early-stop") ? enough_exceedances : 0;
    options.most_clusters = static_cast<std::uint32_t>(asked.whole("most-clusters", 20, 1, 10'000));
    options.seed = asked.seed();
    options.running = asked.running();
    settings.p_method = asked.choice(
        "p-method",
        {{"auto", PMethod::as_fits}, {"monte-carlo", PMethod::monte_carlo}, {"gumbel", PMethod::gumbel}},
        PMethod::as_fits);
    settings.dispersion = asked.maybe_number("dispersion", {1e-9, no_limit});
    return settings;
}

// How much places and periods vary beyond Poisson's, by moments: variance = mean + mean² / dispersion.
double dispersion_of(ScanStudy const& study, std::uint32_t history)
{
    auto const& expected = study.study.expected;
    std::size_t const periods = study.study.periods;
    std::vector<double> observed(expected.size());
    if (expected.size() != study.study.locations.places.size() * periods) return 1e6;
    for (auto const& count : study.study.cases)
        observed[count.location * periods + count.period] += count.count;
    double squares = 0, beyond = 0;
    for (std::size_t at = 0; at < expected.size(); ++at) {
        if (at % periods >= history) continue;
        double const mean = expected[at], off = observed[at] - mean;
        squares += mean * mean;
        beyond += off * off - mean;
    }
    return beyond > 0 ? std::clamp(squares / beyond, 1e-3, 1e6) : 1e6;
}

Result<Done> expect(Asked& asked, ScanStudy& study, Settings& settings)
{
    auto& options = settings.options;
    if (settings.most_time)
        options.most_periods =
            std::max(1U, static_cast<std::uint32_t>(*settings.most_time) / study.calendar.aggregate());
    if (options.model == ScanModel::poisson) return expect_by_population(asked, study);
    if (!settings.knows_baseline()) return Done{};
    auto const periods = study.study.periods;
    auto const longest = options.most_periods ? std::min(options.most_periods, periods)
                                              : static_cast<std::uint32_t>(periods * options.most_time_share);
    auto const history = options.prospective ? periods - std::min(longest, periods) : periods;
    auto const done = expect_by_history(asked, study, history);
    if (!done || options.model != ScanModel::expectation_negative_binomial) return done;
    study.study.dispersion = settings.dispersion.value_or(dispersion_of(study, history));
    asked.note("dispersion", json_number(study.study.dispersion));
    return done;
}

analytics::Outcome<analytics::ScanAnswer> run(ScanStudy const& study, Settings const& settings)
{
    auto const& options = settings.options;
    if (settings.shape == Shape::circle) return analytics::scan(study.study, options);
    analytics::SubsetOptions subset;
    subset.radius = options.zones.radius;
    subset.most_periods =
        options.most_periods
            ? options.most_periods
            : std::max(1U, static_cast<std::uint32_t>(study.study.periods * options.most_time_share));
    subset.prospective = options.prospective;
    subset.replications = options.replications;
    subset.seed = options.seed;
    subset.most_clusters = options.most_clusters;
    subset.running = options.running;
    return analytics::subset_scan(study.study, subset);
}

// Names of places, or of the events in the cluster when places have none.
std::vector<std::string> members_of(ScanStudy const& study, analytics::Cluster const& cluster)
{
    std::vector<std::string> names;
    if (!study.place_names.empty()) {
        for (auto const place : cluster.members) names.push_back(study.place_names[place]);
        return names;
    }
    std::vector<bool> is_member(study.study.locations.places.size());
    for (auto const place : cluster.members) is_member[place] = true;
    for (std::size_t at = 0; at < study.events.size(); ++at) {
        if (!is_member[study.place_of[at]] || study.events.counts[at] == 0) continue;
        bool const is_timed = !study.events.days.empty();
        if (is_timed && !study.calendar.covers(study.events.days[at])) continue;
        auto const period = is_timed ? study.calendar.period_of(study.events.days[at]) : 0;
        if (period >= cluster.first && period < cluster.end) names.push_back(study.events.ids[at]);
    }
    return names;
}

void write_p(json::Writer& out, analytics::Cluster const& cluster, Settings const& settings)
{
    auto const replications = settings.options.replications;
    bool const is_beyond_all = cluster.p && *cluster.p <= 1.0 / (replications + 1) * (1 + 1e-9);
    bool const by_gumbel =
        cluster.p_gumbel &&
        (settings.p_method == PMethod::gumbel ||
         (settings.p_method == PMethod::as_fits && is_beyond_all && replications < gumbel_below));
    auto const p = by_gumbel ? cluster.p_gumbel : cluster.p;
    out.key("p");
    p ? out.number(*p) : out.null();
    out.key("p_method").string(!p ? "none" : by_gumbel ? "gumbel" : "monte-carlo").key("p_gumbel");
    cluster.p_gumbel ? out.number(*cluster.p_gumbel) : out.null();
}

void write_cluster(json::Writer& out, ScanStudy const& study, analytics::Cluster const& cluster,
                   Settings const& settings, std::int64_t rank)
{
    auto const& centre = study.study.locations.places[cluster.centre];
    out.begin_object().key("rank").integer(rank);
    out.key("centre").begin_array().number(centre.x).number(centre.y).end_array();
    out.key("radius").number(cluster.radius);
    out.key("start").raw(study.calendar.start(cluster.first));
    out.key("end").raw(study.calendar.end(cluster.end - 1));
    out.key("observed").number(cluster.observed).key("expected").number(cluster.expected);
    out.key("relative_risk");
    cluster.relative_risk ? out.number(*cluster.relative_risk) : out.null();
    out.key("statistic").number(cluster.statistic);
    write_p(out, cluster, settings);
    out.key("locations").integer(static_cast<std::int64_t>(cluster.members.size()));
    out.key("members").begin_array();
    for (auto const& name : members_of(study, cluster)) out.string(name);
    out.end_array().end_object();
}

}  // namespace

Result<Answered> scan(Asked& asked)
{
    auto settings = read_settings(asked);
    auto study = read_study(asked, settings.options.model == ScanModel::bernoulli);
    if (!study) return refuse(study);
    if (auto const expected = expect(asked, *study, settings); !expected) return refuse(expected);
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    Answered answered;
    auto const found = timed(answered.seconds, [&] { return run(*study, settings); });
    if (!found) return refused(found, study->events.file.name);
    for (auto const& each : study->study.cases) answered.n += each.count;
    answered.left_out = study->events.left_out;
    answered.p_method = settings.options.replications ? "monte-carlo" : "none";
    answered.data = study->files;
    auto& out = answered.body;
    out.begin_object().key("outside_study_period").integer(static_cast<std::int64_t>(study->outside));
    out.key("locations").integer(static_cast<std::int64_t>(study->study.locations.places.size()));
    out.key("periods").integer(study->study.periods);
    out.key("replications_made").integer(static_cast<std::int64_t>(found->maxima.size()));
    out.key("stopped_early").boolean(found->stopped_early).key("clusters").begin_array();
    std::int64_t rank = 0;
    for (auto const& cluster : found->clusters) write_cluster(out, *study, cluster, settings, ++rank);
    out.end_array().end_object();
    return answered;
}

}  // namespace samsyn::analyse
