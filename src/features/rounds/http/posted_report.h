// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/message.h"
#include "src/features/rounds/usecases/show_form.h"

namespace samsyn::rounds {

// The report page's form, as its controls are named. Of each question: answer_<question>. Of each thing seen
// under it, a block: category_, count_, place_, words_, lon_, lat_, when_, day_, time_, day_to_, time_to_,
// weekday_, description_, reason_, action_, police_, feedback_ and then the block's name, which is the
// question's code for the first ("drugs") and has a number behind it for the others ("drugs.2").
std::string control(std::string const& what, std::string const& block);

// The names of the question's blocks in the form, in order; never empty.
std::vector<std::string> blocks_of(http::Fields const& posted, std::string const& question);
// The form with one block more for the question, or without a block.
http::Fields with_another_block(http::Fields posted, std::string const& question);
http::Fields without_block(http::Fields const& posted, std::string const& block);

// What was posted: each block of a question answered "more" or "serious" is one observation. blocks[i] names
// where observation i was written.
struct PostedReport {
    ReportBody body;
    std::vector<std::string> blocks;
};
// `now` says which day "today" was.
PostedReport posted_report(http::Fields const& posted, Checklist const& checklist, UtcTime now);

// Faults against the limits that the interface has for the same body, with its paths.
std::vector<FieldError> faults_of_limits(ReportBody const& body);

// The control that a fault of the body is about: "observations[1].description" is "description_drugs.2".
// Empty: the report as a whole.
std::string control_of(std::string const& path, PostedReport const& posted);

// The form as it would have been posted to say this.
http::Fields controls_of(ReportBody const& body, Checklist const& checklist);

}  // namespace samsyn::rounds
