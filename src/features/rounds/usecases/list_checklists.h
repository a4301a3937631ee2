// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/checklist.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ChecklistSummary {
    std::string code;
    Name name;
    std::int64_t version_number = 1;
    std::int64_t questions = 0;
    UtcTime published_at;
};
BOOST_DESCRIBE_STRUCT(ChecklistSummary, (), (code, name, version_number, questions, published_at))

struct ChecklistVersion {
    Id<Checklist> id;
    std::int64_t version_number = 1;
    UtcTime published_at;
    std::int64_t rounds = 0;  // that use it
};
BOOST_DESCRIBE_STRUCT(ChecklistVersion, (), (id, version_number, published_at, rounds))

struct ChecklistList {
    std::vector<ChecklistSummary> checklists;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(ChecklistList, (), (checklists, may_manage))

// The latest version of every checklist.
struct ListChecklists {
    static constexpr std::string_view name = "checklists.list";
    static constexpr auto needs = access::Permission::read_checklists;
    using Output = ChecklistList;
};
BOOST_DESCRIBE_STRUCT(ListChecklists, (), ())

struct ChecklistPage {
    Checklist checklist;
    std::vector<ChecklistVersion> versions;  // newest first
    bool may_manage = false;
    std::int64_t version = 1;  // the latest version's number, which an edit sends back
};
BOOST_DESCRIBE_STRUCT(ChecklistPage, (), (checklist, versions, may_manage, version))

// A version of a checklist, the latest when none is said.
struct ShowChecklist {
    static constexpr std::string_view name = "checklists.show";
    static constexpr auto needs = access::Permission::read_checklists;
    using Output = ChecklistPage;

    Text<40> checklist;  // code
    std::optional<Between<1, 1'000'000>> number;
};
BOOST_DESCRIBE_STRUCT(ShowChecklist, (), (checklist, number))

Result<access::Scope> scope_of(ListChecklists const& query, work::Reading& reading);
Result<ChecklistList> handle(ListChecklists const& query, work::Reading& reading);
Result<access::Scope> scope_of(ShowChecklist const& query, work::Reading& reading);
Result<ChecklistPage> handle(ShowChecklist const& query, work::Reading& reading);

}  // namespace samsyn::rounds
