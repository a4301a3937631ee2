// SPDX-License-Identifier: EUPL-1.2
// Values of areas beside those of their neighbours: Gi*, Moran's I.
#include <cmath>

#include "lib/analyse/methods.h"
#include "lib/analyse/units.h"
#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/space/getis_ord.h"
#include "lib/analytics/space/moran.h"

namespace samsyn::analyse {
namespace {

enum class JudgedBy { p, p_sim };

struct Settings {
    analytics::Permutations permutations;
    double fdr = 0.05;
    analytics::Running running;
};

Settings read_settings(Asked& asked)
{
    Settings settings;
    settings.permutations.most = static_cast<std::uint32_t>(asked.whole("permutations", 999, 0, 1'000'000));
    settings.permutations.enough = asked.flag("early-stop") ? 50 : 0;
    settings.permutations.seed = asked.seed();
    settings.fdr = asked.number("fdr", 0.05, {0, 1});
    settings.running = asked.running();
    return settings;
}

Answered begun(Units const& units, char const* p_method)
{
    Answered answered;
    answered.n = units.ids.size();
    answered.left_out = units.left_out;
    answered.p_method = p_method;
    answered.data = {units.file};
    return answered;
}

char const* word_of(analytics::Quadrant quadrant)
{
    switch (quadrant) {
        case analytics::Quadrant::high_high:
            return "high-high";
        case analytics::Quadrant::low_low:
            return "low-low";
        case analytics::Quadrant::low_high:
            return "low-high";
        case analytics::Quadrant::high_low:
            return "high-low";
        case analytics::Quadrant::none:
            break;
    }
    return "none";
}

}  // namespace

Result<Answered> gi_star(Asked& asked)
{
    auto const settings = read_settings(asked);
    bool const permutes = settings.permutations.most > 0;
    auto const judged = asked.choice("fdr-on", {{"p", JudgedBy::p}, {"p-sim", JudgedBy::p_sim}}, JudgedBy::p);
    if (judged == JudgedBy::p_sim && !permutes) asked.fault("permutations", "field.required");
    auto const units = read_units(asked);
    if (!units) return refuse(units);
    auto answered = begun(*units, judged == JudgedBy::p ? "normal" : "monte-carlo");
    std::vector<double> p, p_sim;
    auto const z = timed(answered.seconds, [&]() -> analytics::Outcome<std::vector<double>> {
        auto scores = analytics::getis_ord_star(units->values, units->weights);
        if (!scores) return scores;
        for (double const each : *scores) p.push_back(analytics::two_sided_p(each));
        if (!permutes) return scores;
        auto sim = analytics::getis_ord_star_p(units->values, units->weights, settings.permutations,
                                               settings.running);
        if (!sim) return sim;
        p_sim = std::move(*sim);
        return scores;
    });
    if (!z) return refused(z, units->file.name);
    // A permutation's p looks to one side; both sides are tested.
    auto tested = judged == JudgedBy::p ? p : p_sim;
    if (judged == JudgedBy::p_sim)
        for (double& each : tested) each = std::min(1.0, 2 * each);
    auto const adjusted = analytics::false_discovery(tested);
    if (!adjusted) return refused(adjusted, units->file.name);
    std::int64_t hot = 0, cold = 0;
    for (std::size_t at = 0; at < z->size(); ++at)
        if ((*adjusted)[at] <= settings.fdr) ((*z)[at] > 0 ? hot : cold) += 1;
    auto& out = answered.body;
    out.begin_object().key("hot").integer(hot).key("cold").integer(cold).key("units").begin_array();
    for (std::size_t at = 0; at < z->size(); ++at) {
        out.begin_object().key("id").string(units->ids[at]).key("value").number(units->values[at]);
        out.key("z").number((*z)[at]).key("p").number(p[at]).key("p_sim");
        permutes ? out.number(p_sim[at]) : out.null();
        out.key("p_adjusted").number((*adjusted)[at]);
        out.key("significant").boolean((*adjusted)[at] <= settings.fdr).end_object();
    }
    out.end_array().end_object();
    return answered;
}

Result<Answered> moran(Asked& asked)
{
    auto settings = read_settings(asked);
    auto const standardised =
        asked.choice("standardised",
                     {{"by-row", analytics::Standardised::by_row}, {"none", analytics::Standardised::none}},
                     analytics::Standardised::by_row);
    auto const units = read_units(asked);
    if (!units) return refuse(units);
    auto answered = begun(*units, settings.permutations.most ? "monte-carlo" : "normal");
    double seconds_local = 0;
    auto const whole = timed(answered.seconds, [&] {
        return analytics::moran(units->values, units->weights, standardised, settings.permutations,
                                settings.running);
    });
    if (!whole) return refused(whole, units->file.name);
    auto const local = timed(seconds_local, [&] {
        return analytics::local_moran(units->values, units->weights, standardised, settings.permutations,
                                      settings.running);
    });
    if (!local) return refused(local, units->file.name);
    answered.seconds += seconds_local;
    std::vector<double> tested;
    for (auto const& each : *local) tested.push_back(std::min(1.0, 2 * each.p_sim));
    auto const adjusted = analytics::false_discovery(tested);
    if (!adjusted) return refused(adjusted, units->file.name);
    auto& out = answered.body;
    out.begin_object().key("I").number(whole->i).key("expected").number(whole->expected);
    out.key("variance").number(whole->variance).key("z").number(whole->z).key("p").number(whole->p);
    out.key("p_sim").number(whole->p_sim).key("local").begin_array();
    for (std::size_t at = 0; at < local->size(); ++at) {
        auto const& each = (*local)[at];
        out.begin_object().key("id").string(units->ids[at]).key("i").number(each.i);
        out.key("quadrant").string(word_of(each.quadrant)).key("p_sim").number(each.p_sim);
        out.key("p_adjusted").number((*adjusted)[at]);
        out.key("significant").boolean((*adjusted)[at] <= settings.fdr).end_object();
    }
    out.end_array().end_object();
    return answered;
}

}  // namespace samsyn::analyse
