// SPDX-License-Identifier: EUPL-1.2
// Shares and rates: intervals, comparison, standardisation, small areas.
#include <cmath>
#include <numeric>

#include "lib/analyse/methods.h"
#include "lib/analytics/rates/areas.h"
#include "lib/analytics/rates/compare.h"
#include "lib/analytics/rates/interval.h"

namespace samsyn::analyse {
namespace {

enum class Kind { wilson, logit, clopper_pearson };

void write_interval(json::Writer& out, analytics::Interval const& interval)
{
    out.key("interval").begin_array().number(interval.low).number(interval.high).end_array();
}

analytics::Outcome<analytics::Proportion> interval_of(Kind kind, std::uint64_t successes, std::uint64_t n,
                                                      double level)
{
    switch (kind) {
        case Kind::wilson:
            return analytics::wilson(successes, n, level);
        case Kind::logit:
            return analytics::logit_interval(successes, n, level);
        case Kind::clopper_pearson:
            return analytics::clopper_pearson(successes, n, level);
    }
    return analytics::refuse(analytics::Refusal::bad_parameter);
}

// Answers of a survey, each with its weight: the share, and by how much the weights widen the interval.
struct Weighted {
    SourceFile file;
    double share = 0, effect = 1;
    std::uint64_t n = 0;
};

Result<Weighted> read_weighted(Asked& asked)
{
    auto const path = asked.path("weights");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {"success", "weight"});
    if (!sheet) return refuse(sheet);
    auto const success = sheet->numbers("success"), weight = sheet->numbers("weight");
    if (!success) return refuse(success);
    if (!weight) return refuse(weight);
    double sum = 0, squares = 0, hits = 0;
    Weighted weighted;
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        double const w = (*weight)[row], s = (*success)[row];
        if (std::isnan(s)) continue;  // did not answer
        if (s != 0 && s != 1) return sheet->fault(row, "success", "analyse.yes_or_no");
        if (!(w >= 0)) return sheet->fault(row, "weight", "field.out_of_range");
        sum += w;
        squares += w * w;
        hits += w * s;
        ++weighted.n;
    }
    if (!(sum > 0)) return fail_field(sheet->file().name, "analytics.too_few");
    weighted.file = sheet->file();
    weighted.share = hits / sum;
    weighted.effect = static_cast<double>(weighted.n) * squares / (sum * sum);
    return weighted;
}

std::vector<std::uint64_t> counts(Asked& asked, char const* name)
{
    std::vector<std::uint64_t> whole;
    for (double const each : asked.numbers(name, {0, 1e12})) {
        if (each != std::floor(each)) asked.fault(name, "field.not_integer");
        whole.push_back(static_cast<std::uint64_t>(each));
    }
    if (whole.empty()) asked.fault(name, "field.required");
    return whole;
}

}  // namespace

Result<Answered> proportion(Asked& asked)
{
    auto const kind = asked.choice(
        "method",
        {{"wilson", Kind::wilson}, {"logit", Kind::logit}, {"clopper-pearson", Kind::clopper_pearson}},
        Kind::wilson);
    double const level = asked.number("level", 0.95, {0, 1});
    Answered answered;
    double effect = 1;
    std::optional<double> share;
    std::uint64_t successes = 0, effective = 0;
    if (asked.has("weights")) {
        auto const weighted = read_weighted(asked);
        if (!weighted) return refuse(weighted);
        answered.data = {weighted->file};
        answered.n = weighted->n;
        effect = weighted->effect;
        share = weighted->share;
        // As many units as the weights leave, rounded down: the interval is then never too narrow.
        effective = std::max<std::uint64_t>(
            1, static_cast<std::uint64_t>(static_cast<double>(weighted->n) / effect + 1e-9));
        successes = static_cast<std::uint64_t>(std::llround(*share * static_cast<double>(effective)));
    } else {
        successes = asked.whole("successes", 0, 1'000'000'000'000);
        effective = asked.whole("n", 0, 1'000'000'000'000);
        answered.n = effective;
    }
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const found =
        timed(answered.seconds, [&] { return interval_of(kind, successes, effective, level); });
    if (!found) return refused(found, "--successes, --n");
    auto& out = answered.body;
    out.begin_object().key("estimate").number(share.value_or(found->estimate));
    write_interval(out, found->interval);
    out.key("design_effect").number(effect).end_object();
    return answered;
}

Result<Answered> compare_proportions(Asked& asked)
{
    auto const successes = counts(asked, "successes"), n = counts(asked, "n");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    Answered answered;
    answered.n = std::accumulate(n.begin(), n.end(), std::uint64_t{0});
    answered.p_method = "chi-square";
    bool const are_two = successes.size() == 2 && n.size() == 2;
    auto const found = timed(answered.seconds, [&] {
        return are_two ? analytics::two_proportions(successes[0], n[0], successes[1], n[1])
                       : analytics::trend_of_proportions(successes, n);
    });
    if (!found) return refused(found, "--successes, --n");
    auto& out = answered.body;
    out.begin_object().key("test").string(are_two ? "difference" : "trend");
    out.key("statistic").number(found->statistic).key("p").number(found->p).end_object();
    return answered;
}

Result<Answered> standardise(Asked& asked)
{
    double const level = asked.number("level", 0.95, {0, 1});
    auto const path = asked.path("strata");
    if (path.empty()) asked.fault("strata", "field.required");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {"events", "exposure", "standard"});
    if (!sheet) return refuse(sheet);
    auto const events = sheet->numbers("events"), exposure = sheet->numbers("exposure"),
               standard = sheet->numbers("standard");
    for (auto const* each : {&events, &exposure, &standard})
        if (!*each) return refuse(*each);
    std::vector<analytics::Stratum> strata;
    for (std::size_t row = 0; row < sheet->rows(); ++row)
        strata.push_back({(*events)[row], (*exposure)[row], (*standard)[row]});
    Answered answered;
    answered.n = sheet->rows();
    answered.data = {sheet->file()};
    auto const found =
        timed(answered.seconds, [&] { return analytics::directly_standardised(strata, level); });
    if (!found) return refused(found, sheet->file().name);
    answered.body.begin_object().key("estimate").number(found->estimate);
    write_interval(answered.body, found->interval);
    answered.body.end_object();
    return answered;
}

Result<Answered> shrink(Asked& asked)
{
    double const level = asked.number("level", 0.95, {0, 1});
    auto const path = asked.path("areas");
    if (path.empty()) asked.fault("areas", "field.required");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {"id", "observed", "expected"});
    if (!sheet) return refuse(sheet);
    auto const observed = sheet->numbers("observed"), expected = sheet->numbers("expected");
    if (!observed) return refuse(observed);
    if (!expected) return refuse(expected);
    Answered answered;
    answered.n = sheet->rows();
    answered.data = {sheet->file()};
    auto const found =
        timed(answered.seconds, [&] { return analytics::shrunken_risks(*observed, *expected, level); });
    if (!found) return refused(found, sheet->file().name);
    auto& out = answered.body;
    out.begin_object().key("mean").number(found->mean).key("variance").number(found->variance);
    out.key("areas").begin_array();
    for (std::size_t at = 0; at < found->areas.size(); ++at) {
        auto const& area = found->areas[at];
        out.begin_object().key("id").string(sheet->column("id")[at]).key("raw").number(area.raw);
        out.key("shrunken").number(area.shrunken);
        write_interval(out, area.interval);
        out.end_object();
    }
    out.end_array().end_object();
    return answered;
}

}  // namespace samsyn::analyse
