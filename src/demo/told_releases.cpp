// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_releases.h"

#include <cmath>
#include <set>

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/geo/projection.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/demo/store/town_store.h"
#include "src/features/publishing/usecases/decide_release.h"
#include "src/features/publishing/usecases/prepare_release.h"
#include "src/features/publishing/usecases/publish_release.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/show_release.h"
#include "src/features/publishing/usecases/snap_list.h"
#include "src/work/jobs.h"

namespace samsyn::demo {
namespace {

template <class T>
Result<Done> done(Result<T> const& result)
{
    if (!result) return refuse(result);
    return Done{};
}

publishing::PeriodLength length_of(json::Node plan)
{
    auto const length = enum_from_text<publishing::PeriodLength>(text_of(plan, "length"));
    if (!length) throw BrokenFile("length");
    return *length;
}

}  // namespace

ToldReleases::ToldReleases(sql::Database& database, Files const& files, Ids const& ids,
                           publishing::PublicMeans const& means)
    : m_database(database),
      m_ids(ids),
      m_places(files.places),
      m_releases(node_of(files.story.root(), "releases")),
      m_means(means),
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock}
{
}

// Invented addresses round every place of the register but its parks and the like, in rings of eight.
Result<Done> ToldReleases::tell_points()
{
    static std::set<std::string> const without{"allotment",  "beach",         "park",    "parking",  "path",
                                               "playground", "sports_ground", "station", "underpass"};
    auto const told = node_of(m_releases, "plan");
    m_clock.set(time_of(told));
    publishing::ReplaceSnapPoints command;
    for (auto const& place : m_places) {
        auto const at = geo::to_sweref99tm(std::get<geo::Point<geo::Wgs84>>(place.shape));
        command.candidates.push_back({at, property_of(place, "name")});
        if (without.contains(property_of(place, "kind"))) continue;
        for (int i = 0; i < 24; ++i) {
            double const angle = 0.7854 * i;
            double const away = 20 + 15 * (i / 8);
            command.addresses.push_back({at.x + away * std::cos(angle), at.y + away * std::sin(angle)});
        }
    }
    return done(work::execute(m_runtime, person("by"), command));
}

Result<Done> ToldReleases::tell_plan()
{
    auto const told = node_of(m_releases, "plan");
    m_clock.set(time_of(told));
    publishing::SetReleasePlan command;
    for (auto const& area : texts_of(told, "areas"))
        command.areas.items.push_back(Id<Area>(m_ids.of("area", area)));
    for (auto const& category : texts_of(told, "for_areas"))
        command.categories.items.push_back({category, publishing::CategoryReach::areas});
    for (auto const& category : texts_of(told, "for_whole"))
        command.categories.items.push_back({category, publishing::CategoryReach::municipality});
    command.length = length_of(told);
    command.k = integer_of(told, "k");
    command.days_after = integer_of(told, "days_after");
    command.minute_of_day = integer_of(told, "minute_of_day");
    command.shows_places = true;
    for (auto const& address : texts_of(told, "media")) command.media.items.emplace_back(address);
    return done(work::execute(m_runtime, person("by"), command));
}

Result<Done> ToldReleases::tell_published()
{
    Result<Done> all = Done{};
    for_each_item(m_releases, "published", [&](json::Node told) {
        for (auto const step : {&ToldReleases::prepare, &ToldReleases::approve, &ToldReleases::publish})
            if (all) all = (this->*step)(told);
    });
    // Nobody invented is to get a letter.
    forget_mail(m_database, m_ids.tenant());
    return all;
}

Result<Done> ToldReleases::prepare(json::Node told)
{
    m_clock.set(time_of(node_of(told, "prepared")));
    publishing::PrepareRelease command;
    command.release = release_of(told);
    command.first = day_of(told, "first");
    command.title = text_of(told, "title");
    command.summary = text_of(told, "summary");
    for_each_item(told, "actions", [&](json::Node action) {
        command.actions.items.push_back({text_of(action, "area"), text_of(action, "words")});
    });
    return done(work::execute(m_runtime, person("by"), command));
}

Result<Done> ToldReleases::approve(json::Node told)
{
    using enum publishing::Looked;
    m_clock.set(time_of(node_of(told, "approved")));
    auto const publicist = person("approved_by");
    auto const page = work::ask(m_runtime, publicist, publishing::ShowRelease{release_of(told)});
    if (!page) return refuse(page);
    publishing::ApproveRelease command;
    command.release = page->id;
    command.fingerprint = page->fingerprint;
    command.looked.items = {persons, numbers, actions, groups};
    auto const approved = work::execute(m_runtime, publicist, command);
    if (approved) m_clock.set(approved->publish_at);
    return done(approved);
}

// As the running program does, when its time has come.
Result<Done> ToldReleases::publish(json::Node told)
{
    work::do_due_jobs(m_runtime,
                      {{std::string(publishing::publish_job_name), publishing::publish_job(m_means)}}, 10);
    auto const page = work::ask(m_runtime, person("by"), publishing::ShowRelease{release_of(told)});
    if (!page) return refuse(page);
    if (page->state != publishing::ReleaseState::published)
        return fail(ErrorKind::unavailable, "demo.not_published");
    return Done{};
}

Id<publishing::Release> ToldReleases::release_of(json::Node told) const
{
    return Id<publishing::Release>(m_ids.of("release", text_of(told, "code")));
}

access::Actor ToldReleases::person(std::string const& role)
{
    auto const membership = Id<Membership>(m_ids.of("membership", text_of(m_releases, role)));
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), membership, swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile(role);
    return *loaded;
}

}  // namespace samsyn::demo
