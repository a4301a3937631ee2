// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/methods.h"

#include <chrono>

namespace samsyn::analyse {
namespace {

using Options = std::vector<Option>;
using Kind = Option::Kind;

Options operator+(Options left, Options const& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

Options values(std::initializer_list<char const*> names)
{
    Options options;
    for (auto const* name : names) options.push_back({name});
    return options;
}

Options flags(std::initializer_list<char const*> names)
{
    Options options;
    for (auto const* name : names) options.push_back({name, Kind::flag});
    return options;
}

Options needed(std::initializer_list<char const*> names)
{
    Options options;
    for (auto const* name : names) options.push_back({name, Kind::value, true});
    return options;
}

Options const placed = needed({"events"}) + values({"x", "y", "lon", "lat", "id", "count"});
Options const time = values({"time", "time-end"}) + Options{{"time-number", Kind::value_or_bare}};
Options const chance = values({"seed", "threads"});
Options const serial = values({"series", "area", "category", "periods-a-year"});
Options const both_areas = values({"treated-before", "treated-after", "control-before", "control-after"});
Options const unit = values({"values", "polygons", "field", "x", "y", "lon", "lat", "id", "value",
                             "neighbours", "permutations", "fdr"}) +
                     flags({"early-stop"}) + chance;

}  // namespace

std::vector<Method> const& methods()
{
    static std::vector<Method> const all{
        {"scan",
         placed + time + chance + flags({"prospective", "early-stop"}) +
             values({"model", "controls", "max-space-share", "max-radius", "max-time-share", "max-time",
                     "time-unit", "time-aggregate", "from", "to", "population", "covariates", "locations",
                     "location", "replications", "shape", "p-method", "dispersion", "most-clusters"}),
         scan},
        {"kde",
         placed + flags({"with-values", "adaptive"}) +
             values({"kernel", "grid", "extent", "edge", "relative-to", "levels", "epsg", "threads", "o"}) +
             needed({"bandwidth"}),
         kde},
        {"gi-star", unit + values({"fdr-on"}), gi_star},
        {"moran", unit + values({"standardised"}), moran},
        {"knox",
         placed + time + chance + needed({"space", "time-bands"}) +
             values({"permutations", "closed", "metric"}),
         knox},
        {"mantel", placed + time + chance + values({"permutations"}), mantel},
        {"chains", placed + time + needed({"space", "time-bands"}), chains},
        {"dbscan", placed + needed({"eps", "min-points"}), dbscan},
        {"st-dbscan", placed + time + needed({"eps", "eps-time", "min-points"}), st_dbscan},
        {"aoristic", needed({"events"}) + time + values({"id", "count", "bins"}), aoristic},
        {"circular", needed({"events"}) + time + values({"id", "count", "period", "replications", "seed"}),
         circular},
        {"season", needed({"events"}) + time + values({"id", "count", "part", "level"}), season},
        {"anomaly",
         serial + values({"method", "fdr", "last", "years", "half-window", "alpha", "past-left-out",
                          "threshold", "baseline", "reference", "limit"}),
         anomaly},
        {"trend", serial + values({"level"}), trend},
        {"rate-ratio", needed({"before", "after"}) + values({"exposure-before", "exposure-after", "level"}),
         rate_ratio},
        {"e-test", needed({"before", "after"}) + values({"exposure-before", "exposure-after", "level"}),
         e_test},
        {"forecast", serial + values({"level", "tries", "next-exposure", "seasons"}), forecast},
        {"wdd",
         both_areas + values({"ring-before", "ring-after", "ring-control-before", "ring-control-after",
                              "time-weights", "area-weights", "level"}),
         wdd},
        {"wdq", both_areas + values({"ring-before", "ring-after"}), wdq},
        {"its", serial + values({"start", "model", "lag", "level"}), its},
        {"did", both_areas + serial + values({"start", "treated", "control", "model", "level"}), did},
        {"proportion", values({"successes", "n", "weights", "method", "level"}), proportion},
        {"compare-proportions", needed({"successes", "n"}), compare_proportions},
        {"standardise", needed({"strata"}) + values({"level"}), standardise},
        {"shrink", needed({"areas"}) + values({"level"}), shrink},
        {"risk-terrain",
         placed + chance + needed({"features"}) + flags({"with-values"}) +
             values({"kind", "reach", "grid", "extent", "folds", "most-factors"}),
         risk_terrain},
        {"cube",
         needed({"events"}) + time +
             values({"id", "count", "area", "category", "areas", "categories", "from", "to", "by"}),
         cube},
    };
    return all;
}

Result<std::string> answer_in_json(Method const& method, Asked& asked)
{
    double total = 0;
    auto const answered = timed(total, [&] { return method.answer(asked); });
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    if (!answered) return refuse(answered);
    json::Writer out;
    out.begin_object().key("method").string(method.name);
    out.key("n").integer(static_cast<std::int64_t>(answered->n));
    out.key("left_out").integer(static_cast<std::int64_t>(answered->left_out));
    out.key("parameters").raw(asked.parameters()).key("data").begin_array();
    for (auto const& file : answered->data)
        out.begin_object().key("file").string(file.name).key("sha256").string(file.sha256).end_object();
    out.end_array().key("p_method").string(answered->p_method).key("seconds").number(answered->seconds);
    out.key("seconds_total").number(total).end_object();
    // The method's own members follow in the same object.
    auto whole = out.take();
    auto const& body = answered->body.text();
    whole.back() = ',';
    return whole + body.substr(1);
}

}  // namespace samsyn::analyse
