// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/own_import.h"

#include "src/features/datasets/store/import_store.h"

namespace samsyn::datasets {

access::Scope scope_of_importer(access::Actor const& actor)
{
    access::Scope scope;
    for (auto const& [area, functions] : actor.functions)
        if (functions.contains(access::AreaFunction::core)) scope.area = area;
    return scope;
}

Result<Import> own_import(work::Reading& reading, Id<Import> id)
{
    auto found = ImportStore(reading.transaction, reading.actor.tenant).find(id);
    if (!found || found->owner != reading.actor.organisation)
        return fail(ErrorKind::not_found, "import.unknown");
    return std::move(*found);
}

Result<Import> open_import(work::Reading& reading, Id<Import> id)
{
    auto found = own_import(reading, id);
    if (!found) return found;
    if (!found->is_open()) return fail(ErrorKind::conflict, "import.over");
    if (found->is_running()) return fail(ErrorKind::conflict, "import.running");
    return found;
}

}  // namespace samsyn::datasets
