// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/message.h"
#include "src/features/rounds/usecases/show_form.h"

namespace samsyn::rounds {

// The report page's form, as its controls are named: answer_<question>, count_<question>,
// category_<question>, place_<question>, words_<question>, description_<question>, police_<question>,
// action_<question>, reason_<question>, feedback_<question>; report, version and reason for the whole.
std::string control(std::string const& what, std::string const& question);

// What was posted, as a report: each question answered "more" or "serious" is one observation. Fault paths of
// what it makes lead back to controls by control_of().
ReportBody posted_body(http::Fields const& posted, Checklist const& checklist);

// The control that a fault of the body is about: "observations[1].description" is "description_<question>".
std::string control_of(std::string const& path, ReportBody const& body, Checklist const& checklist);

// The question whose categories hold an observation's.
std::string question_of(std::string const& category, Checklist const& checklist);

}  // namespace samsyn::rounds
