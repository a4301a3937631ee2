// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/category.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ChangedCategory {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(ChangedCategory, (), (code))

// Adds a local child to a category of the common taxonomy. It is of the parent's kind and counts as a core
// category when municipalities are compared, the parent's unless another is said. Refuses names that are
// about persons ("category.about_persons").
struct AddCategory {
    static constexpr std::string_view name = "categories.add";
    static constexpr auto needs = access::Permission::manage_checklists;
    using Output = ChangedCategory;

    Text<40> parent;
    Text<20> code;  // below the parent's: "DAMAGE" and "BENCH" make "DAMAGE.BENCH"
    std::optional<Text<40>> core_code;
    Name title;
    Text<400, 0> help_sv;
    Text<400, 0> help_en;
    Between<1, 3> default_severity = 1;
    bool needs_place = false;
    bool public_allowed = false;
    bool police_first = false;
};
BOOST_DESCRIBE_STRUCT(AddCategory, (),
                      (parent, code, core_code, title, help_sv, help_en, default_severity, needs_place,
                       public_allowed, police_first))

// A child category is not chosen any more from today on; what carries it stays. Checklists that still ask
// about it keep it out of their next version.
struct RetireCategory {
    static constexpr std::string_view name = "categories.retire";
    static constexpr auto needs = access::Permission::manage_checklists;
    using Output = ChangedCategory;

    Text<40> category;
};
BOOST_DESCRIBE_STRUCT(RetireCategory, (), (category))

Result<access::Scope> scope_of(AddCategory const& command, work::Work& work);
Result<ChangedCategory> handle(AddCategory const& command, work::Work& work);
Result<access::Scope> scope_of(RetireCategory const& command, work::Work& work);
Result<ChangedCategory> handle(RetireCategory const& command, work::Work& work);

}  // namespace samsyn::rounds
