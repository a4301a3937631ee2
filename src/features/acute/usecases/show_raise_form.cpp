// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/show_raise_form.h"

#include "src/features/acute/store/view_store.h"

namespace samsyn::acute {

Result<access::Scope> scope_of(ShowRaiseForm const&, work::Reading&) { return access::Scope::own_reach(); }

Result<RaiseForm> handle(ShowRaiseForm const&, work::Reading& reading)
{
    ViewStore views(reading.transaction, reading.actor.tenant);
    RaiseForm form;
    for (auto const& [area, functions] : reading.actor.functions) {
        RaiseArea choice{area, views.area_name(area), {}};
        for (auto const& place : views.places(area, reading.actor.today))
            choice.places.push_back({place.id, place.name});
        form.areas.push_back(std::move(choice));
    }
    for (auto const& category : views.categories())
        form.categories.push_back({category.code, category.name_sv, category.name_en});
    return form;
}

}  // namespace samsyn::acute
