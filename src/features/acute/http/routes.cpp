// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/http/routes.h"

#include "src/features/acute/usecases/circle.h"
#include "src/features/acute/usecases/close_acute.h"
#include "src/features/acute/usecases/follow_acute.h"
#include "src/features/acute/usecases/list_acute.h"
#include "src/features/acute/usecases/raise_acute.h"
#include "src/features/acute/usecases/show_acute.h"
#include "src/features/acute/usecases/show_raise_form.h"

namespace samsyn::acute {

void add_routes(api::Api& api)
{
    using enum http::Method;
    api.query<ListAcuteEvents>("/api/acute-events");
    api.query<ShowRaiseForm>("/api/acute-form");
    api.command<RaiseAcute>(put, "/api/acute-events/{event}");
    api.query<ShowAcuteEvent>("/api/acute-events/{event}");
    api.command<ConfirmAcute>(post, "/api/acute-events/{event}/confirmation");
    api.command<WriteInAcuteLog>(put, "/api/acute-events/{event}/log/{post}");
    api.command<ReadAcuteLog>(post, "/api/acute-events/{event}/log/reading");
    api.command<CloseAcute>(post, "/api/acute-events/{event}/closure");
    api.command<MergeIntoAcute>(put, "/api/acute-events/{event}/sources/{observation}");
    api.command<UndoAcuteMerge>(del, "/api/acute-events/{event}/sources/{observation}");

    api.query<ShowCircle>("/api/areas/{area}/acute-circle");
    api.command<SetCircle>(put, "/api/areas/{area}/acute-circle");
}

}  // namespace samsyn::acute
