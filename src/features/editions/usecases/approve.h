// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/editions/domain/assessment.h"
#include "src/work/work.h"

namespace samsyn::situation {
class PictureMemory;
}

namespace samsyn::editions {

// The actor's organisation stands behind the picture as the fingerprint says it was read. Refuses as
// open_assessment() does, and "assessment.changed" when it is not what it was.
struct Approve {
    static constexpr std::string_view name = "editions.approve";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = Done;

    Id<Area> area;
    Day first;
    Text<64, 64> fingerprint;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(Approve, (), (area, first, fingerprint))

// Takes it back, as long as nothing is frozen.
struct WithdrawApproval {
    static constexpr std::string_view name = "editions.withdraw_approval";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = Done;

    Id<Area> area;
    Day first;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(WithdrawApproval, (), (area, first))

Result<access::Scope> scope_of(Approve const& command, work::Work& work);
Result<Done> handle(Approve const& command, work::Work& work);
Result<access::Scope> scope_of(WithdrawApproval const& command, work::Work& work);
Result<Done> handle(WithdrawApproval const& command, work::Work& work);

}  // namespace samsyn::editions
