// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>

#include "lib/analyse/calendar.h"
#include "lib/analyse/events.h"
#include "lib/analytics/scan/scan.h"

namespace samsyn::analyse {

// What a scan looks at: events of a file as cases of places and periods.
struct ScanStudy {
    analytics::Study study;
    Calendar calendar;
    Events events;
    std::vector<std::uint32_t> place_of;   // of each event
    std::vector<std::string> place_names;  // by --locations; empty: places are where events are
    bool degrees = false;
    std::size_t outside = 0;  // events before --from or after --to
    std::vector<SourceFile> files;
};

// Reads --events, --locations, --controls (when `with_controls`) and the calendar. Refuses as read_events,
// and with "analyse.no_location" for an event at a location that is not in the file.
Result<ScanStudy> read_study(Asked& asked, bool with_controls);

// What the population lets expect (--population, --covariates): person time of each place and period, or
// adjusted for covariates the cases of each if all had the same risk.
Result<Done> expect_by_population(Asked& asked, ScanStudy& study);

// What each place's own history and the season of all let expect, or --population as it stands: cases in each
// period. `history` is how many periods stand before those a window may alarm in.
Result<Done> expect_by_history(Asked& asked, ScanStudy& study, std::uint32_t history);

}  // namespace samsyn::analyse
