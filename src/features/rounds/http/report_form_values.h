// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/html/value.h"
#include "src/features/rounds/http/posted_report.h"
#include "src/pages/pages.h"

namespace samsyn::rounds {

// What somebody sent that was refused.
struct RefusedReport {
    http::Fields fields;
    PostedReport posted;
    Error refused;
};

// What the template of the report page shows: its questions with what their controls hold, and the faults
// beside the controls they are about and in the summary. `held` is the form as it would be posted.
html::Value report_form_values(pages::Pages const& pages, texts::Language language, ReportForm const& form,
                               http::Fields const& held, std::optional<RefusedReport> const& refused);

}  // namespace samsyn::rounds
