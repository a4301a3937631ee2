// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/print_picture.h"

#include "src/features/situation/store/picture_store.h"
#include "src/features/situation/usecases/map_layers.h"

namespace samsyn::situation {

Result<access::Scope> scope_of(ShowGround const&, work::Reading&) { return access::Scope{}; }

Result<Ground> handle(ShowGround const&, work::Reading& reading)
{
    auto basemap = handle(ShowBasemap{}, reading);
    if (!basemap) return refuse(basemap);
    return Ground{PictureStore(reading.transaction, reading.actor.tenant).tenant_name(), std::move(*basemap)};
}

Result<access::Scope> scope_of(PrintPicture const& query, work::Reading& reading)
{
    return scope_of(query.shown, reading);
}

Result<PrintedPicture> handle(PrintPicture const& query, work::Reading& reading)
{
    auto picture = handle(query.shown, reading);
    if (!picture) return refuse(picture);
    auto ground = handle(ShowGround{}, reading);
    if (!ground) return refuse(ground);
    return PrintedPicture{std::move(*picture), std::move(*ground)};
}

Result<access::Scope> scope_of(ExportPicture const& query, work::Reading& reading)
{
    return scope_of(query.shown, reading);
}

Result<Picture> handle(ExportPicture const& query, work::Reading& reading)
{
    return handle(query.shown, reading);
}

}  // namespace samsyn::situation
