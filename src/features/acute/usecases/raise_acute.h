// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/domain/event.h"
#include "src/work/work.h"

namespace samsyn::acute {

struct RaisedAcute {
    Id<AcuteEvent> id;
    std::string reference;
    UtcTime raised_at;
    UtcTime confirm_by;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RaisedAcute, (), (id, reference, raised_at, confirm_by, version))

// Something that cannot wait for the round: kept as one observation that counts in the round whose days hold
// it, and told to the area's circle at once. The client makes the id, so sending again is safe: the same
// words get the same answer, others are refused ("acute.differs").
struct RaiseAcute {
    static constexpr std::string_view name = "acute.raise";
    static constexpr auto needs = access::Permission::raise_acute;
    using Output = RaisedAcute;

    Id<AcuteEvent> event;
    Id<Area> area;
    AcuteLevel level = AcuteLevel::attention;
    observations::Seen seen;
};
BOOST_DESCRIBE_STRUCT(RaiseAcute, (), (event, area, level, seen))

Result<access::Scope> scope_of(RaiseAcute const& command, work::Work& work);
Result<RaisedAcute> handle(RaiseAcute const& command, work::Work& work);

}  // namespace samsyn::acute
