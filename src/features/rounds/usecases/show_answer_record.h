// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/answer_record.h"
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct RecordRound {
    Id<Round> id;
    std::int64_t number = 0;
    Day first;
    Day last;
};
BOOST_DESCRIBE_STRUCT(RecordRound, (), (id, number, first, last))

struct RecordCell {
    RecordState state = RecordState::not_expected;
    bool late = false;
};
BOOST_DESCRIBE_STRUCT(RecordCell, (), (state, late))

struct RecordOperation {
    Id<Operation> operation;
    std::string name;
    Id<Organisation> organisation;
    std::string organisation_name;
    bool external = false;
    std::vector<RecordCell> answers;  // as the rounds
    AnswerSummary summary;
};
BOOST_DESCRIBE_STRUCT(RecordOperation, (),
                      (operation, name, organisation, organisation_name, external, answers, summary))

struct RecordOrganisation {
    Id<Organisation> organisation;
    std::string name;
    std::int64_t operations = 0;
    AnswerSummary summary;
};
BOOST_DESCRIBE_STRUCT(RecordOrganisation, (), (organisation, name, operations, summary))

struct AnswerRecord {
    Id<Area> area;
    std::string area_name;
    std::string area_code;
    std::vector<RecordRound> rounds;  // oldest first
    std::vector<RecordOperation> operations;
    std::vector<RecordOrganisation> organisations;
    AnswerSummary all;
    bool is_whole = false;  // false: only the reader's own organisation
    bool may_export = false;
};
BOOST_DESCRIBE_STRUCT(AnswerRecord, (),
                      (area, area_name, area_code, rounds, operations, organisations, all, is_whole,
                       may_export))

// How complete and how timely the operations of an area have answered its latest closed rounds, 13 when not
// said, or those that lie in the days. The core sees all, another organisation its own. It says nothing of
// persons.
struct ShowAnswerRecord {
    static constexpr std::string_view name = "rounds.show_answer_record";
    static constexpr auto needs = access::Permission::read_rounds;
    using Output = AnswerRecord;

    Id<Area> area;
    std::optional<Between<1, 52>> rounds;
    std::optional<Day> from;
    std::optional<Day> to;
};
BOOST_DESCRIBE_STRUCT(ShowAnswerRecord, (), (area, rounds, from, to))

// The same, for a spreadsheet.
struct ExportAnswerRecord {
    static constexpr std::string_view name = "rounds.export_answer_record";
    static constexpr auto needs = access::Permission::export_data;
    using Output = AnswerRecord;

    ShowAnswerRecord shown;
};

Result<access::Scope> scope_of(ShowAnswerRecord const& query, work::Reading& reading);
// Refuses "period.order" of days that end before they begin.
Result<AnswerRecord> handle(ShowAnswerRecord const& query, work::Reading& reading);
Result<access::Scope> scope_of(ExportAnswerRecord const& query, work::Reading& reading);
Result<AnswerRecord> handle(ExportAnswerRecord const& query, work::Reading& reading);

}  // namespace samsyn::rounds
