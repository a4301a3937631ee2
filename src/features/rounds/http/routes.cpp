// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/routes.h"

#include "src/features/rounds/http/answer_record_sheet.h"
#include "src/features/rounds/http/checklist_sheet.h"
#include "src/features/rounds/http/report_page.h"
#include "src/features/rounds/usecases/change_category.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/correct_report.h"
#include "src/features/rounds/usecases/except_operation.h"
#include "src/features/rounds/usecases/list_categories.h"
#include "src/features/rounds/usecases/list_checklists.h"
#include "src/features/rounds/usecases/list_rhythms.h"
#include "src/features/rounds/usecases/list_rounds.h"
#include "src/features/rounds/usecases/list_tasks.h"
#include "src/features/rounds/usecases/open_round.h"
#include "src/features/rounds/usecases/plan_reminders.h"
#include "src/features/rounds/usecases/publish_checklist.h"
#include "src/features/rounds/usecases/remind_now.h"
#include "src/features/rounds/usecases/review_report.h"
#include "src/features/rounds/usecases/set_rhythm.h"
#include "src/features/rounds/usecases/show_answer_record.h"
#include "src/features/rounds/usecases/show_form.h"
#include "src/features/rounds/usecases/show_report.h"
#include "src/features/rounds/usecases/show_round.h"
#include "src/features/rounds/usecases/submit_report.h"

namespace samsyn::rounds {

void add_routes(api::Api& api, pages::Pages const& pages)
{
    add_report_pages(api, pages);
    using enum http::Method;
    api.query<ListRounds>("/api/rounds");
    api.query<ShowRound>("/api/rounds/{round}");
    api.query<ListRhythms>("/api/rhythms");
    api.query<ShowAnswerRecord>("/api/areas/{area}/answer-record");
    add_answer_record_sheet(api, pages);
    api.command<SetRhythm>(post, "/api/areas/{area}/rhythms");
    api.command<OpenRound>(post, "/api/areas/{area}/rounds", 201);
    api.command<CloseRound>(post, "/api/rounds/{round}/closure");
    api.command<RemindNow>(post, "/api/rounds/{round}/reminders", 202);
    api.query<ShowReminderPlan>("/api/areas/{area}/reminders",
                                [&pages](ShowReminderPlan& query) { query.texts = &pages.texts(); });
    api.command<SetReminderPlan>(put, "/api/areas/{area}/reminders");
    api.command<ExcuseOperation>(post, "/api/rounds/{round}/operations/{operation}/excuse");
    api.command<TakeBackExcuse>(del, "/api/rounds/{round}/operations/{operation}/excuse");
    api.command<AllowLateAnswer>(post, "/api/rounds/{round}/operations/{operation}/late-answer");

    api.query<ListCategories>("/api/categories");
    api.command<AddCategory>(post, "/api/categories", 201);
    api.command<RetireCategory>(post, "/api/categories/{category}/retirement");
    api.query<ListChecklists>("/api/checklists");
    api.query<ShowChecklist>("/api/checklists/{checklist}");
    api.command<PublishChecklist>(put, "/api/checklists/{checklist}");
    add_checklist_sheet_routes(api);

    api.query<ListReportTasks>("/api/report-tasks");
    api.query<ShowReportForm>("/api/rounds/{round}/operations/{operation}/form");
    api.command<SubmitReport>(put, "/api/reports/{report}");
    api.query<ShowReport>("/api/reports/{report}");
    api.command<CorrectReport>(post, "/api/reports/{report}/corrections");
    api.command<ReviewReport>(post, "/api/reports/{report}/review");
    api.command<ReturnReport>(post, "/api/reports/{report}/return");
}

}  // namespace samsyn::rounds
