// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/acute_town_test.h"
#include "src/features/acute/usecases/close_acute.h"
#include "src/features/acute/usecases/follow_acute.h"
#include "src/features/acute/usecases/show_acute.h"
#include "src/features/rounds/usecases/submit_report.h"

namespace samsyn::acute {
namespace {

WriteInAcuteLog post(Id<AcuteEvent> event, std::string const& words)
{
    return {event, Id<AcutePost>(Uuid::from_name(words)), Sensitive<Text<1000>>(words), {}};
}

AcutePage page_of(AcuteTown& here, access::Actor const& actor, Id<AcuteEvent> event)
{
    auto page = work::ask(here.town.runtime(), actor, ShowAcuteEvent{event});
    REQUIRE(page);
    return std::move(*page);
}

template <class Command>
std::string refusal(AcuteTown& here, access::Actor const& actor, Command const& command)
{
    auto const done = work::execute(here.town.runtime(), actor, command);
    return done ? "" : done.error().code;
}

// The school reports what is likely the same fight: an hour later, some 300 metres away.
void report_the_same(AcuteTown& here, double lon = 12.945)
{
    auto report = rounds::report_of(here.town, here.open.round.id, "skolan");
    auto seen = rounds::damage("Slagsmål bakom kiosken");
    seen.category = "DISORDER";
    seen.where.lon = lon;
    seen.where.lat = 57.72;
    seen.when.precision = observations::TimePrecision::exact;
    seen.when.from = here.town.clock().now().plus_seconds(3600);
    report.body.observations.items.push_back(seen);
    REQUIRE(work::execute(here.town.runtime(), here.teacher, report));
}

}  // namespace

TEST_CASE("the circle writes in the shared log, and sees who has read what")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        REQUIRE(work::execute(here.town.runtime(), here.police, post(event, "Patrull på väg")));
        REQUIRE(work::execute(here.town.runtime(), here.police, post(event, "Patrull på väg")));
        CHECK(page_of(here, here.coordinator, event).event.unread == 1);
        CHECK(page_of(here, here.police, event).event.unread == 0);
        CHECK(work::execute(here.town.runtime(), here.coordinator, ReadAcuteLog{event})->read == 1);
        CHECK(work::execute(here.town.runtime(), here.coordinator, ReadAcuteLog{event})->read == 0);
        REQUIRE(work::execute(here.town.runtime(), here.coordinator, post(event, "Fritidsgården stängd")));

        auto const page = page_of(here, here.police, event);
        CHECK(page.event.unread == 1);
        REQUIRE(page.posts.size() == 2);
        CHECK(page.posts[0].words.reveal(Purpose::compare) == "Patrull på väg");
        CHECK(page.posts[0].is_own);
        REQUIRE(page.posts[0].read_by.size() == 1);
        CHECK(page.posts[0].read_by[0].organisation == "kommun");
        CHECK(page.posts[1].read_by.empty());
    });
}

TEST_CASE("personal data is kept out of the log and of the closing words")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        auto blocked = post(event, "Det var 19811218-9876");
        CHECK(refusal(here, here.police, blocked) == "request.invalid");
        blocked.kept_reason = "Behövs";
        CHECK(refusal(here, here.police, blocked) == "request.invalid");
        auto phone = post(event, "Ring vakten på 070-174 06 35");
        CHECK(refusal(here, here.police, phone) == "request.invalid");
        phone.kept_reason = "Jourens nummer";
        CHECK(refusal(here, here.police, phone).empty());
        CHECK(refusal(here, here.coordinator, CloseAcute{event, 1, "Det var 19811218-9876"}) ==
              "request.invalid");
        CHECK(page_of(here, here.police, event).posts.size() == 1);
    });
}

TEST_CASE("a coordinator closes it with what came of it, then nobody is told and nothing is written")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        CHECK(here.told().size() == 3);
        auto const member = here.town.person("polis", {Role::member});
        auto const shop = here.town.person("butik", {Role::coordinator});
        CHECK(refusal(here, member, CloseAcute{event, 1, "Klart"}) == "access.forbidden");
        CHECK(refusal(here, shop, CloseAcute{event, 1, "Klart"}) == "access.forbidden");
        CHECK(refusal(here, here.coordinator, CloseAcute{event, 2, "Klart"}) == "acute.changed");
        REQUIRE(work::execute(here.town.runtime(), here.coordinator, CloseAcute{event, 1, "Lugnt igen"}));
        CHECK(refusal(here, here.coordinator, CloseAcute{event, 2, "Klart"}) == "acute.over");
        CHECK(refusal(here, here.police, post(event, "Mer")) == "acute.over");
        CHECK(refusal(here, here.police, ConfirmAcute{event}) == "acute.over");
        here.wait_minutes(60);
        CHECK(here.told().empty());
        auto const page = page_of(here, here.police, event);
        CHECK(page.event.state == AcuteState::closed);
        CHECK(page.summary == "Lugnt igen");
        CHECK(page.closed_by.has_value());
        CHECK(here.counted() == 1);
        ListAcuteEvents open_ones;
        open_ones.open = true;
        CHECK(work::ask(here.town.runtime(), here.police, open_ones)->events.empty());
        CHECK(work::ask(here.town.runtime(), here.police, ListAcuteEvents{})->events.size() == 1);
    });
}

TEST_CASE("a report of the same thing is suggested to those who may merge, near in place, time and kind only")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        report_the_same(here);
        auto const likely = page_of(here, here.coordinator, event).likely;
        REQUIRE(likely.size() == 1);
        CHECK(likely[0].source == observations::Source::report);
        CHECK(likely[0].metres.value_or(0) > 200);
        CHECK(likely[0].metres.value_or(999) < 500);
        CHECK(page_of(here, here.town.person("polis", {Role::member}), event).likely.empty());

        auto other_kind = here.fight("kind");
        other_kind.seen.category = "DAMAGE";
        CHECK(page_of(here, here.coordinator, here.raise(other_kind)).likely.empty());
        here.wait_minutes(8 * 60);
        auto const later = page_of(here, here.coordinator, here.raise(here.fight("later")));
        CHECK(later.likely.empty());
    });
}

TEST_CASE("what lies more than 500 metres away is not suggested, but what is at the same place is")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        report_the_same(here, 12.96);
        CHECK(page_of(here, here.coordinator, event).likely.empty());
        auto const again = here.raise(here.fight("again"));
        auto const likely = page_of(here, here.coordinator, event).likely;
        REQUIRE(likely.size() == 1);
        CHECK(likely[0].event == again);
        CHECK(likely[0].reference == "A-2026-0002");
    });
}

TEST_CASE("a local category is of the same kin as its parent")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        database.write([&](sql::Transaction& t) {
            return t.change(
                       "INSERT INTO categories (tenant, code, parent, core_code, kind, name_sv, name_en) "
                       "VALUES ($1, 'DISORDER_GANG', 'DISORDER', 'C03', 'event', 'x', 'x')",
                       here.town.tenant()) > 0;
        });
        auto const event = here.raise(here.fight());
        auto local = here.fight("local");
        local.seen.category = "DISORDER_GANG";
        here.raise(local);
        CHECK(page_of(here, here.coordinator, event).likely.size() == 1);
    });
}

TEST_CASE("merged, the two count once and both stay as sources; undone, both count again")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        report_the_same(here);
        CHECK(here.counted() == 2);
        auto const twin = page_of(here, here.coordinator, event).likely.at(0).observation;
        auto const member = here.town.person("polis", {Role::analyst});
        CHECK(refusal(here, member, MergeIntoAcute{event, twin}) == "access.forbidden");
        REQUIRE(work::execute(here.town.runtime(), here.coordinator, MergeIntoAcute{event, twin}));
        CHECK(here.counted() == 1);
        CHECK(refusal(here, here.coordinator, MergeIntoAcute{event, twin}) == "observation.already_merged");
        auto page = page_of(here, here.coordinator, event);
        CHECK(page.likely.empty());
        REQUIRE(page.sources.size() == 1);
        CHECK(page.sources[0].description.reveal(Purpose::compare) == "Slagsmål bakom kiosken");
        CHECK(page_of(here, here.town.person("butik", {Role::coordinator}), event).sources.empty());

        REQUIRE(work::execute(here.town.runtime(), here.police, UndoAcuteMerge{event, twin}));
        CHECK(refusal(here, here.police, UndoAcuteMerge{event, twin}) == "observation.not_merged");
        CHECK(here.counted() == 2);
        page = page_of(here, here.coordinator, event);
        CHECK(page.sources.empty());
        REQUIRE(page.merges.size() == 1);
        CHECK(page.merges[0].undone_at.has_value());
    });
}

TEST_CASE("an event merged into another is followed there, and waits again when they are taken apart")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        auto const second = here.raise(here.fight("second"));
        CHECK(here.told().size() == 6);
        auto const twin = page_of(here, here.coordinator, event).likely.at(0).observation;
        auto const own = page_of(here, here.coordinator, second).likely.at(0).observation;
        CHECK(refusal(here, here.coordinator, MergeIntoAcute{event, own}) == "observation.itself");
        REQUIRE(work::execute(here.town.runtime(), here.coordinator, MergeIntoAcute{event, twin}));
        CHECK(refusal(here, here.coordinator, MergeIntoAcute{second, own}) == "observation.already_merged");
        auto const page = page_of(here, here.police, second);
        CHECK(page.event.state == AcuteState::merged);
        CHECK(page.merged_into == event);
        CHECK(page.merged_into_reference == "A-2026-0001");
        CHECK(refusal(here, here.police, ConfirmAcute{second}) == "acute.over");
        REQUIRE(work::execute(here.town.runtime(), here.police, ConfirmAcute{event}));
        here.wait_minutes(15);
        CHECK(here.told().empty());
        REQUIRE(work::execute(here.town.runtime(), here.coordinator, UndoAcuteMerge{event, twin}));
        CHECK(here.told().size() == 3);
    });
}

TEST_CASE("observations of elsewhere, or that the reader may not see, cannot be merged")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        auto theme = here.fight("theme");
        theme.area = here.town.area("mopeder");
        theme.seen.where = {};
        here.raise(theme);
        auto const nobody = Id<observations::Observation>(Uuid::from_name("nobody"));
        CHECK(refusal(here, here.coordinator, MergeIntoAcute{event, nobody}) == "observation.unknown");
        std::optional<Id<observations::Observation>> other;
        database.read([&](sql::Transaction& t) {
            other = t.first(
                "SELECT id FROM observations WHERE area = $1",
                [](sql::Row const& row) { return row.id<observations::Observation>(0); }, theme.area);
        });
        REQUIRE(other);
        CHECK(refusal(here, here.coordinator, MergeIntoAcute{event, *other}) == "observation.other_area");
    });
}

}  // namespace samsyn::acute
