// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/domain/indicator.h"

#include <cmath>

namespace samsyn::goals {
namespace {

constexpr double largest_number = 1e9;

void check_number(char const* field, std::optional<double> number, IndicatorSource source,
                  std::vector<FieldError>& faults)
{
    if (!number) return;
    if (!(std::abs(*number) <= largest_number)) faults.push_back({field, "indicator.number_range"});
    if (source == IndicatorSource::survey && (*number < 0 || *number > 100))
        faults.push_back({field, "indicator.not_share"});
    if (source == IndicatorSource::count && *number < 0) faults.push_back({field, "indicator.number_range"});
}

void check_baseline(IndicatorDetails const& indicator, std::vector<FieldError>& faults)
{
    bool const is_count = indicator.source == IndicatorSource::count;
    if (is_count && indicator.baseline) faults.push_back({"baseline", "indicator.counts_itself"});
    bool const has_days = indicator.baseline_from && indicator.baseline_to;
    if (indicator.baseline_from.has_value() != indicator.baseline_to.has_value())
        faults.push_back(
            {indicator.baseline_from ? "baseline_to" : "baseline_from", "indicator.baseline_half"});
    if (has_days && *indicator.baseline_to < *indicator.baseline_from)
        faults.push_back({"baseline_to", "validity.order"});
    if (!indicator.baseline) return;
    if (!has_days && !indicator.baseline_from && !indicator.baseline_to)
        faults.push_back({"baseline_from", "indicator.baseline_half"});
    if (indicator.baseline_source.empty())
        faults.push_back({"baseline_source", "indicator.baseline_source_needed"});
    bool const is_better = indicator.wanted == Direction::down ? indicator.target < *indicator.baseline
                                                               : indicator.target > *indicator.baseline;
    if (!is_better && !is_count) faults.push_back({"target", "indicator.target_not_better"});
}

}  // namespace

bool Indicator::differs_in_what_it_proves(IndicatorDetails const& other) const
{
    bool const is_same = measures == other.measures && source == other.source && category == other.category &&
                         unit == other.unit && wanted == other.wanted &&
                         (source == IndicatorSource::count || baseline == other.baseline) &&
                         baseline_from == other.baseline_from && baseline_to == other.baseline_to &&
                         baseline_source == other.baseline_source &&
                         baseline_answers == other.baseline_answers && target == other.target &&
                         by == other.by;
    return !is_same;
}

std::vector<FieldError> faults_of(IndicatorDetails const& indicator)
{
    std::vector<FieldError> faults;
    if (indicator.source == IndicatorSource::count && !indicator.category)
        faults.push_back({"category", "indicator.category_needed"});
    if (indicator.source == IndicatorSource::number && indicator.unit.empty())
        faults.push_back({"unit", "indicator.unit_needed"});
    check_number("baseline", indicator.baseline, indicator.source, faults);
    check_number("target", indicator.target, indicator.source, faults);
    check_baseline(indicator, faults);
    return faults;
}

std::vector<FieldError> faults_of(MeasurementDetails const& measurement, IndicatorSource source)
{
    std::vector<FieldError> faults;
    if (source == IndicatorSource::count) faults.push_back({"value", "indicator.counts_itself"});
    check_number("value", measurement.value, source, faults);
    return faults;
}

}  // namespace samsyn::goals
