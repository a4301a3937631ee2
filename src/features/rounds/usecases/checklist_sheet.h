// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>

#include "src/features/rounds/domain/checklist.h"
#include "src/work/work.h"

// A checklist as a spreadsheet, a line for each question: what goes out can be changed and read in again.
namespace samsyn::rounds {

// The headings, the same in every language so that a sheet can be read anywhere.
std::vector<std::string> const& checklist_columns();
std::vector<std::string> checklist_line(Question const& question);

// A line as it came, cells by heading.
struct ChecklistRow {
    std::uint64_t number = 0;  // as a spreadsheet counts
    std::map<std::string, std::string> cells;
};

struct ChecklistRowFault {
    std::int64_t row = 0;
    std::string column;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(ChecklistRowFault, (), (row, column, code))

struct ChecklistDraft {
    std::vector<Question> questions;
    std::vector<ChecklistRowFault> errors;
};
BOOST_DESCRIBE_STRUCT(ChecklistDraft, (), (questions, errors))

// Reads a sheet into questions for the editor, with what is wrong by row. It keeps nothing: publishing does.
struct ReadChecklistSheet {
    static constexpr std::string_view name = "checklists.read_sheet";
    static constexpr auto needs = access::Permission::manage_checklists;
    using Output = ChecklistDraft;

    std::vector<ChecklistRow> rows;
};

Result<access::Scope> scope_of(ReadChecklistSheet const& query, work::Reading& reading);
Result<ChecklistDraft> handle(ReadChecklistSheet const& query, work::Reading& reading);

}  // namespace samsyn::rounds
