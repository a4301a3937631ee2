// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/show_answer_record.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/store/answer_record_store.h"
#include "src/features/rounds/store/round_view_store.h"

namespace samsyn::rounds {
namespace {

using Line = AnswerRecordStore::Line;
constexpr int usual_rounds = 13;
constexpr int most_rounds_of_days = 52;
Day const first_of_all = Day::of(1900, 1, 1);
Day const last_of_all = Day::of(2200, 1, 1);

// Of one operation: its line of each round that asked it.
struct Answers {
    Line named;  // as it was named last
    std::vector<RecordedAnswer> of_round;
};

// By organisation, then operation, as they are named; lines come oldest round first.
std::vector<Answers> answers_of(std::vector<Round> const& rounds, AnswerRecordStore& store,
                                std::function<bool(Line const&)> const& is_shown)
{
    std::map<Id<Operation>, Answers> by_operation;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        for (auto& line : store.lines(rounds[i])) {
            if (!is_shown(line)) continue;
            auto& answers = by_operation[line.operation];
            answers.of_round.resize(rounds.size());
            line.answer.round_over = start_of(rounds[i].days.last.plus(1));
            answers.of_round[i] = line.answer;
            answers.named = std::move(line);
        }
    }
    std::vector<Answers> all;
    for (auto& [operation, answers] : by_operation) all.push_back(std::move(answers));
    std::stable_sort(all.begin(), all.end(), [](Answers const& one, Answers const& other) {
        return std::tie(one.named.organisation_name, one.named.organisation, one.named.name) <
               std::tie(other.named.organisation_name, other.named.organisation, other.named.name);
    });
    return all;
}

RecordOperation shown(Answers const& answers)
{
    RecordOperation shown;
    shown.operation = answers.named.operation;
    shown.name = answers.named.name;
    shown.organisation = answers.named.organisation;
    shown.organisation_name = answers.named.organisation_name;
    shown.external = answers.named.is_external;
    for (auto const& answer : answers.of_round) shown.answers.push_back({answer.state, answer.is_late});
    shown.summary = summary_of(answers.of_round);
    return shown;
}

void add_sums(AnswerRecord& record, std::vector<Answers> const& all)
{
    std::vector<RecordedAnswer> everything;
    std::map<Id<Organisation>, std::vector<RecordedAnswer>> of_organisation;
    for (auto const& one : all) {
        auto& theirs = of_organisation[one.named.organisation];
        theirs.insert(theirs.end(), one.of_round.begin(), one.of_round.end());
        everything.insert(everything.end(), one.of_round.begin(), one.of_round.end());
        if (record.organisations.empty() ||
            record.organisations.back().organisation != one.named.organisation)
            record.organisations.push_back({one.named.organisation, one.named.organisation_name, 0, {}});
        ++record.organisations.back().operations;
    }
    for (auto& organisation : record.organisations)
        organisation.summary = summary_of(of_organisation[organisation.organisation]);
    record.all = summary_of(everything);
}

}  // namespace

Result<access::Scope> scope_of(ShowAnswerRecord const& query, work::Reading& reading)
{
    if (!reading.actor.has_function(query.area)) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = query.area};
}

Result<AnswerRecord> handle(ShowAnswerRecord const& query, work::Reading& reading)
{
    DaySpan const days{query.from.value_or(first_of_all), query.to.value_or(last_of_all)};
    if (days.last < days.first) return fail_field("to", "period.order");
    bool const is_of_days = query.from || query.to;
    int const most = query.rounds ? static_cast<int>(query.rounds->value)
                     : is_of_days ? most_rounds_of_days
                                  : usual_rounds;
    AnswerRecordStore store(reading.transaction, reading.actor.tenant);
    auto const rounds = store.rounds(query.area, days, most);
    auto const area = RoundViewStore(reading.transaction, reading.actor.tenant).area(query.area);
    AnswerRecord record;
    record.area = query.area;
    record.area_name = area.name;
    record.area_code = area.code;
    record.is_whole = reading.actor.is_core(query.area);
    record.may_export = access::may(reading.actor, access::Permission::export_data, {.area = query.area});
    for (auto const& round : rounds)
        record.rounds.push_back({round.id, round.number, round.days.first, round.days.last});
    auto const all = answers_of(rounds, store, [&](Line const& line) {
        return record.is_whole || line.organisation == reading.actor.organisation;
    });
    for (auto const& answers : all) record.operations.push_back(shown(answers));
    add_sums(record, all);
    return record;
}

Result<access::Scope> scope_of(ExportAnswerRecord const& query, work::Reading& reading)
{
    return scope_of(query.shown, reading);
}

Result<AnswerRecord> handle(ExportAnswerRecord const& query, work::Reading& reading)
{
    return handle(query.shown, reading);
}

}  // namespace samsyn::rounds
