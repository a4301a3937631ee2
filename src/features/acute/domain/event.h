// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/time.h"
#include "src/features/acute/domain/circle.h"
#include "src/features/observations/domain/observation.h"

namespace samsyn::acute {

struct AcutePost;

enum class AcuteState { waiting, confirmed, closed, merged };
BOOST_DESCRIBE_ENUM(AcuteState, waiting, confirmed, closed, merged)

// How something that cannot wait is followed. What happened stands in its observation.
struct AcuteEvent {
    Id<AcuteEvent> id;
    Id<Area> area;
    std::int64_t year = 0;
    std::int64_t number = 0;  // of the municipality's in the year
    AcuteLevel level = AcuteLevel::attention;
    std::string category;
    Id<observations::Observation> observation;
    Id<Organisation> owner;
    Id<Membership> raised_by;
    UtcTime raised_at;
    std::int64_t turns_told = 0;  // times the circle has been told
    UtcTime confirm_by;           // when the next step is told
    std::optional<UtcTime> confirmed_at;
    std::optional<UtcTime> closed_at;
    std::optional<Id<Membership>> closed_by;
    std::string summary;
    bool is_merged = false;  // into another observation: it is followed there
    std::int64_t version = 1;

    // "A-2026-0042": all that leaves the house.
    std::string reference() const;
    AcuteState state() const;
    // Somebody has seen it and takes it on. Refuses "acute.over", and "acute.own" of who raised it, since
    // then nobody else would know.
    Result<Done> confirm(Id<Membership> by, UtcTime at);
    Result<Done> close(Id<Membership> by, std::string const& closing_summary, UtcTime at);
};

}  // namespace samsyn::acute
