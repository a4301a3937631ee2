// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/list_categories.h"

#include "src/features/rounds/store/category_store.h"

namespace samsyn::rounds {

Result<access::Scope> scope_of(ListCategories const&, work::Reading&) { return access::Scope{}; }

Result<CategoryList> handle(ListCategories const&, work::Reading& reading)
{
    CategoryList list;
    list.categories = CategoryStore(reading.transaction, reading.actor.tenant).list();
    list.may_manage = access::may(reading.actor, access::Permission::manage_checklists, {});
    return list;
}

}  // namespace samsyn::rounds
