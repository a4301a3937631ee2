// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sensitive.h"
#include "src/features/acute/usecases/list_acute.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::acute {

// Somebody of the circle, who did something then.
struct AcuteAct {
    std::string name;
    std::string organisation;
    UtcTime at;
    std::int64_t turn = 0;  // of a telling, from 0
};
BOOST_DESCRIBE_STRUCT(AcuteAct, (), (name, organisation, at, turn))

struct AcutePostLine {
    Id<AcutePost> id;
    std::string name;
    std::string organisation;
    Sensitive<std::string> words;
    UtcTime written_at;
    bool is_own = false;
    std::vector<AcuteAct> read_by;
};
BOOST_DESCRIBE_STRUCT(AcutePostLine, (), (id, name, organisation, words, written_at, is_own, read_by))

// Another observation: a source that was merged into the event, or one that is likely the same.
struct AcuteTwin {
    Id<observations::Observation> observation;
    observations::Source source = observations::Source::report;
    std::optional<Id<AcuteEvent>> event;  // when it came in as an acute event itself
    std::optional<std::string> reference;
    std::string category_sv;
    std::string category_en;
    std::string organisation;
    std::int64_t count = 1;
    std::optional<std::string> place;
    std::string place_words;
    Sensitive<std::string> description;
    std::optional<UtcTime> occurred_from;
    UtcTime created_at;
    std::optional<std::int64_t> metres;  // between the two
};
BOOST_DESCRIBE_STRUCT(AcuteTwin, (),
                      (observation, source, event, reference, category_sv, category_en, organisation, count,
                       place, place_words, description, occurred_from, created_at, metres))

struct AcuteMergeLine {
    std::string name;
    std::string organisation;
    UtcTime merged_at;
    std::optional<UtcTime> undone_at;
};
BOOST_DESCRIBE_STRUCT(AcuteMergeLine, (), (name, organisation, merged_at, undone_at))

struct AcutePage {
    AcuteSummary event;
    observations::Seen seen;
    std::optional<std::string> place;
    std::optional<std::string> raised_by;  // a name, inside the organisation that raised it
    std::optional<std::int64_t> round;     // the number of the one it counts in
    Day counted_on;
    std::vector<AcuteAct> told;
    std::vector<AcuteAct> confirmed;
    std::vector<AcutePostLine> posts;
    std::vector<AcuteTwin> sources;
    std::vector<AcuteTwin> likely;  // for those who may merge
    std::vector<AcuteMergeLine> merges;
    std::optional<Id<AcuteEvent>> merged_into;
    std::optional<std::string> merged_into_reference;
    std::string summary;
    std::optional<std::string> closed_by;
    bool may_confirm = false;
    bool may_close = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AcutePage, (),
                      (event, seen, place, raised_by, round, counted_on, told, confirmed, posts, sources,
                       likely, merges, merged_into, merged_into_reference, summary, closed_by, may_confirm,
                       may_close, version))

// An acute event with everything the circle needs.
struct ShowAcuteEvent {
    static constexpr std::string_view name = "acute.show";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = AcutePage;

    Id<AcuteEvent> event;
};
BOOST_DESCRIBE_STRUCT(ShowAcuteEvent, (), (event))

Result<access::Scope> scope_of(ShowAcuteEvent const& query, work::Reading& reading);
Result<AcutePage> handle(ShowAcuteEvent const& query, work::Reading& reading);

}  // namespace samsyn::acute
