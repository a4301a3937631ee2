// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/checklist.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct PublishedChecklist {
    Id<Checklist> id;
    std::int64_t version = 1;  // the new version's number
};
BOOST_DESCRIBE_STRUCT(PublishedChecklist, (), (id, version))

// Publishes the next version of a checklist, or the first of a new one. It counts from the next round that
// opens; rounds that are open or closed keep theirs.
struct PublishChecklist {
    static constexpr std::string_view name = "checklists.publish";
    static constexpr auto needs = access::Permission::manage_checklists;
    using Output = PublishedChecklist;

    Text<40> checklist;         // code
    std::int64_t if_match = 0;  // the number of the latest version; 0 for a new checklist
    Name title;
    ListOf<Question, 60> questions;
};
BOOST_DESCRIBE_STRUCT(PublishChecklist, (), (checklist, if_match, title, questions))

Result<access::Scope> scope_of(PublishChecklist const& command, work::Work& work);
Result<PublishedChecklist> handle(PublishChecklist const& command, work::Work& work);

}  // namespace samsyn::rounds
