// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/usecases/found.h"
#include "src/features/observations/usecases/merge.h"

namespace samsyn::acute {

// Ends an event with what came of it. Nobody more is told, and the log is closed.
struct CloseAcute {
    static constexpr std::string_view name = "acute.close";
    static constexpr auto needs = access::Permission::close_acute;
    using Output = ChangedAcute;

    Id<AcuteEvent> event;
    std::int64_t if_match = 0;
    Text<1000> summary;
};
BOOST_DESCRIBE_STRUCT(CloseAcute, (), (event, if_match, summary))

// The observation, of a report or of another acute event, is the same thing as this event: it stays as a
// source and no longer counts itself. An event merged so is followed here and tells nobody more.
struct MergeIntoAcute {
    static constexpr std::string_view name = "acute.merge";
    static constexpr auto needs = access::Permission::close_acute;
    using Output = ChangedAcute;

    Id<AcuteEvent> event;
    Id<observations::Observation> observation;
};
BOOST_DESCRIBE_STRUCT(MergeIntoAcute, (), (event, observation))

// They were two things after all. An event that waited for its confirmation waits for it again.
struct UndoAcuteMerge {
    static constexpr std::string_view name = "acute.undo_merge";
    static constexpr auto needs = access::Permission::close_acute;
    using Output = ChangedAcute;

    Id<AcuteEvent> event;
    Id<observations::Observation> observation;
};
BOOST_DESCRIBE_STRUCT(UndoAcuteMerge, (), (event, observation))

Result<access::Scope> scope_of(CloseAcute const& command, work::Work& work);
Result<ChangedAcute> handle(CloseAcute const& command, work::Work& work);
Result<access::Scope> scope_of(MergeIntoAcute const& command, work::Work& work);
Result<ChangedAcute> handle(MergeIntoAcute const& command, work::Work& work);
Result<access::Scope> scope_of(UndoAcuteMerge const& command, work::Work& work);
Result<ChangedAcute> handle(UndoAcuteMerge const& command, work::Work& work);

}  // namespace samsyn::acute
