// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/change_category.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/domain/about_persons.h"
#include "src/features/rounds/store/category_store.h"

namespace samsyn::rounds {
namespace {

bool is_local_code(std::string const& code)
{
    return std::all_of(code.begin(), code.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

void check_name(std::string const& name, char const* field, std::vector<FieldError>& faults)
{
    if (is_about_persons(name)) faults.push_back({field, "category.about_persons"});
}

std::vector<FieldError> faults_of(AddCategory const& command, CategoryStore& categories)
{
    std::vector<FieldError> faults;
    auto const parent = categories.find(command.parent);
    if (!parent || parent->retired_on) faults.push_back({"parent", "category.unknown"});
    if (parent && parent->parent) faults.push_back({"parent", "category.parent_is_child"});
    if (!is_local_code(command.code)) faults.push_back({"code", "category.code_malformed"});
    if (categories.find(command.parent.value + "." + command.code.value))
        faults.push_back({"code", "code.taken"});
    auto const all = categories.list();
    bool const is_core = !command.core_code || std::any_of(all.begin(), all.end(), [&](Category const& each) {
        return each.core_code == *command.core_code;
    });
    if (!is_core) faults.push_back({"core_code", "category.core_unknown"});
    check_name(command.code, "code", faults);
    check_name(command.title.sv, "title.sv", faults);
    check_name(command.title.en, "title.en", faults);
    return faults;
}

Category child_of(Category const& parent, AddCategory const& command)
{
    Category category;
    category.code = parent.code.value + "." + command.code.value;
    category.parent = parent.code;
    category.core_code = command.core_code.value_or(parent.core_code);
    category.kind = parent.kind;
    category.name = command.title;
    category.help_sv = command.help_sv;
    category.help_en = command.help_en;
    category.default_severity = command.default_severity;
    category.needs_place = command.needs_place;
    category.public_allowed = command.public_allowed;
    category.police_first = command.police_first;
    return category;
}

}  // namespace

// Categories are the municipality's, so these touch nothing less.
Result<access::Scope> scope_of(AddCategory const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(RetireCategory const&, work::Work&) { return access::Scope{}; }

Result<ChangedCategory> handle(AddCategory const& command, work::Work& work)
{
    CategoryStore categories(work.transaction, work.actor.tenant);
    auto faults = faults_of(command, categories);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    auto const category = child_of(*categories.find(command.parent), command);
    categories.insert(category);
    return ChangedCategory{category.code};
}

Result<ChangedCategory> handle(RetireCategory const& command, work::Work& work)
{
    CategoryStore categories(work.transaction, work.actor.tenant);
    auto const category = categories.find(command.category);
    if (!category) return fail(ErrorKind::not_found, "category.unknown");
    if (!category->parent) return fail(ErrorKind::conflict, "category.is_core");
    if (category->retired_on) return fail(ErrorKind::conflict, "category.retired");
    categories.retire(category->code, swedish_time(work.now).day);
    return ChangedCategory{category->code};
}

}  // namespace samsyn::rounds
