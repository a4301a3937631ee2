// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/http/routes.h"

#include "src/features/datasets/http/fault_sheet.h"
#include "src/features/datasets/http/receive_file.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/import_profiles.h"
#include "src/features/datasets/usecases/show_import.h"
#include "src/features/datasets/usecases/show_mapping.h"

namespace samsyn::datasets {
namespace {

// An import that runs on SQLite holds the writer until it is done, so stopping it must not wait for a
// transaction of its own: what is asked is only whether it is theirs. The job writes down that it was
// stopped.
http::Response stop_import(api::Api& api, ImportDesk const& desk, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    ShowImport query;
    if (!json::Form<Id<Import>>::from_text(request.captured.at("import"), query.import))
        return api::detail::refusal({ErrorKind::not_found, "import.unknown"}, request);
    query.desk = &desk;
    auto const shown = work::ask(api.runtime(), *actor, query, {request.id});
    if (!shown) return api::detail::refusal(shown.error(), request);
    bool const runs = shown->state == ImportState::checking || shown->state == ImportState::importing;
    if (!runs) return api::detail::refusal({ErrorKind::conflict, "import.not_running"}, request);
    desk.under_way->cancel(query.import);
    return api::detail::answer(Done{}, 200);
}

}  // namespace

void add_routes(api::Api& api, pages::Pages const& pages, ImportDesk const& desk)
{
    using enum http::Method;
    auto const lend = [&desk](auto& asked) { asked.desk = &desk; };
    api.query<ListImports>("/api/imports", lend);
    add_receive_file(api, desk);
    api.query<ShowImport>("/api/imports/{import}", lend);
    api.command<DiscardImport>(del, "/api/imports/{import}");
    api.query<ShowMapping>("/api/imports/{import}/mapping", lend);
    api.command<SetImportPlan>(put, "/api/imports/{import}/plan", 200, lend);
    api.command<CheckImport>(post, "/api/imports/{import}/check");
    api.command<RunImport>(post, "/api/imports/{import}/run");
    api.route(post, "/api/imports/{import}/stop",
              [&api, &desk](http::Request const& request) { return stop_import(api, desk, request); });
    api.command<WithdrawImport>(post, "/api/imports/{import}/withdrawal");
    api.query<ListRowFaults>("/api/imports/{import}/faults", lend);
    add_fault_sheet(api, pages.texts(), desk);
    api.query<ListImportProfiles>("/api/import-profiles", lend);
    api.command<SaveImportProfile>(put, "/api/import-profiles/{profile_name}", 200, lend);
    api.command<RemoveImportProfile>(del, "/api/import-profiles/{profile_name}");
}

}  // namespace samsyn::datasets
