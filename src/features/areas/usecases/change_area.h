// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/area.h"
#include "src/features/areas/usecases/saved.h"

// As in change_organisation.h, a command's own `name` hides that of its details.
namespace samsyn::areas {

struct CreateArea : AreaDetails {
    static constexpr std::string_view name = "areas.create";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Text<40> code;
};
BOOST_DESCRIBE_STRUCT(CreateArea, (AreaDetails), (code))

// What an area is (place or theme) never changes. A move in the tree, a new name and an end are remembered.
struct EditArea : AreaDetails {
    static constexpr std::string_view name = "areas.edit";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Area> area;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditArea, (AreaDetails), (area, if_match))

// Every fault of an area among all: its own, and words on persons.
std::vector<FieldError> area_faults(KeptArea const& area, std::vector<KeptArea> const& all);

struct GiveFunction {
    static constexpr std::string_view name = "areas.give_function";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Area> area;
    Id<Organisation> organisation;
    access::AreaFunction function = access::AreaFunction::observer;
    Day valid_from;
    std::optional<Day> valid_to = {};  // the first day without it, when that is known already
};
BOOST_DESCRIBE_STRUCT(GiveFunction, (), (area, organisation, function, valid_from, valid_to))

struct EndFunction {
    static constexpr std::string_view name = "areas.end_function";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<HeldFunction> function;
    Day valid_to;  // the first day without it
};
BOOST_DESCRIBE_STRUCT(EndFunction, (), (function, valid_to))

// From that day the operation is expected to report for the area, from the next round that opens.
struct AddToInventory {
    static constexpr std::string_view name = "areas.add_to_inventory";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Area> area;
    Id<Operation> operation;
    Text<200, 0> reports_on;
    Day valid_from;
    std::optional<Day> valid_to = {};
};
BOOST_DESCRIBE_STRUCT(AddToInventory, (), (area, operation, reports_on, valid_from, valid_to))

struct EndInventory {
    static constexpr std::string_view name = "areas.end_inventory";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<InventoryEntry> entry;
    Day valid_to;
};
BOOST_DESCRIBE_STRUCT(EndInventory, (), (entry, valid_to))

Result<access::Scope> scope_of(CreateArea const& command, work::Work& work);
Result<Saved> handle(CreateArea const& command, work::Work& work);
Result<access::Scope> scope_of(EditArea const& command, work::Work& work);
Result<Saved> handle(EditArea const& command, work::Work& work);
Result<access::Scope> scope_of(GiveFunction const& command, work::Work& work);
Result<Saved> handle(GiveFunction const& command, work::Work& work);
Result<access::Scope> scope_of(EndFunction const& command, work::Work& work);
Result<Saved> handle(EndFunction const& command, work::Work& work);
Result<access::Scope> scope_of(AddToInventory const& command, work::Work& work);
Result<Saved> handle(AddToInventory const& command, work::Work& work);
Result<access::Scope> scope_of(EndInventory const& command, work::Work& work);
Result<Saved> handle(EndInventory const& command, work::Work& work);

}  // namespace samsyn::areas
