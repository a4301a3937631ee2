// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/show_release.h"

#include <algorithm>
#include <set>

#include "lib/guard/guard.h"
#include "lib/json/form.h"
#include "src/features/publishing/store/photo_store.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/stored_document.h"

namespace samsyn::publishing {
namespace {

constexpr int most_listed = 200;

ReleaseStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

ReleaseLine line_of(Release const& release, ReleaseDocument const& document)
{
    return {release.id,     release.state(), release.kind,       release.number,       document.corrects,
            document.title, document.period, release.publish_at, release.published_at, release.withdrawn_at};
}

// What stands in place of words that may lead to a person; the same in both languages.
guard::Tokens tokens()
{
    guard::Tokens tokens;
    tokens.fill("[…]");
    return tokens;
}

void find_in(std::string const& words, std::string const& field, std::string const& area,
             std::vector<WordFinding>& findings)
{
    auto const found = guard::find(words, guard::Profile::report_text);
    if (found.empty()) return;
    std::set<std::string> kinds;
    for (auto const& one : found) kinds.emplace(guard::code(one.type));
    findings.push_back({field, area, {kinds.begin(), kinds.end()}, guard::masked(words, found, tokens())});
}

std::vector<WordFinding> findings_of(ReleaseDocument const& document)
{
    std::vector<WordFinding> findings;
    find_in(document.title, "title", "", findings);
    find_in(document.summary, "summary", "", findings);
    find_in(document.reason, "reason", "", findings);
    for (auto const& area : document.areas) find_in(area.actions, "actions", area.name, findings);
    return findings;
}

std::vector<ShownPhoto> photos_of(ReleaseDocument const& document, work::Reading& reading)
{
    std::vector<ShownPhoto> shown;
    if (!document.photos) return shown;
    PhotoStore photos(reading.transaction, reading.actor.tenant);
    for (auto const& one : *document.photos)
        if (auto const photo = photos.of_hash(one.sha256)) {
            auto const masks = json::read<std::vector<Mask>>(photo->masks);
            shown.push_back({one.file, photo->id, static_cast<std::int64_t>(masks ? masks->size() : 0),
                             store_of(reading).person(photo->reviewed_by), photo->reviewed_at});
        }
    return shown;
}

void add_rights(ReleasePage& page, Release const& release, work::Reading& reading)
{
    auto const& actor = reading.actor;
    auto const areas = PlanStore(reading.transaction, actor.tenant).plan().areas;
    using access::Permission;
    bool const may_prepare =
        !areas.empty() && access::may(actor, Permission::prepare_release,
                                      scope_of_areas(areas, Permission::prepare_release, actor));
    bool const may_approve = access::may(actor, Permission::approve_release, access::Scope{});
    page.is_own = release.prepared_by == actor.user;
    page.may_approve = may_approve && !page.is_own && page.state == ReleaseState::prepared;
    bool const is_not_out =
        page.state == ReleaseState::prepared || (page.state == ReleaseState::approved && !release.number);
    page.may_discard = (may_prepare || may_approve) && is_not_out;
    page.may_withdraw = may_prepare && page.state == ReleaseState::published;
}

// Only what concerns the area: its own cells, those of its parts, and the words about them.
void narrow(ReleaseDocument& document, std::string const& code)
{
    std::set<std::string> kept{code};
    for (auto const& area : document.areas)
        if (area.parent && kept.contains(*area.parent)) kept.insert(area.code);
    std::erase_if(document.areas, [&](auto const& area) { return !kept.contains(area.code); });
    std::erase_if(document.cells, [&](auto const& cell) { return !kept.contains(cell.area); });
    if (document.places)
        std::erase_if(*document.places, [&](auto const& place) { return !kept.contains(place.area); });
    if (document.outlines)
        std::erase_if(*document.outlines, [&](auto const& one) { return !kept.contains(one.area); });
    std::erase_if(document.basis, [&](auto const& one) { return !kept.contains(one.area); });
    std::erase_if(document.categories, [&](auto const& category) {
        return std::none_of(document.cells.begin(), document.cells.end(),
                            [&](auto const& cell) { return cell.category == category.code; });
    });
}

bool shows(ReleaseDocument const& document, std::string const& code)
{
    return std::any_of(document.areas.begin(), document.areas.end(),
                       [&](auto const& area) { return area.code == code; });
}

}  // namespace

Result<access::Scope> scope_of(ListReleases const&, work::Reading&) { return access::Scope{}; }

Result<ReleaseList> handle(ListReleases const&, work::Reading& reading)
{
    auto store = store_of(reading);
    ReleaseList list;
    for (auto const& release : store.list(most_listed))
        list.releases.push_back(line_of(release, published_document(release, store.content(release.id))));
    list.may_prepare = access::may_somewhere(reading.actor, access::Permission::prepare_release);
    list.may_approve = access::may_somewhere(reading.actor, access::Permission::approve_release);
    return list;
}

Result<access::Scope> scope_of(ShowRelease const&, work::Reading&) { return access::Scope{}; }

Result<ReleasePage> handle(ShowRelease const& query, work::Reading& reading)
{
    auto store = store_of(reading);
    auto const release = store.find(query.release);
    if (!release) return fail(ErrorKind::not_found, "release.unknown");
    auto const content = store.content(release->id);
    ReleasePage page;
    page.id = release->id;
    page.state = release->state();
    page.document = published_document(*release, content);
    page.hidden = stored_hidden(content);
    page.audit = stored_audit(content);
    page.findings = findings_of(page.document);
    page.photos = photos_of(page.document, reading);
    page.fingerprint = content.fingerprint;
    page.prepared_by = store.person(release->prepared_by);
    page.prepared_at = release->prepared_at;
    if (release->approved_by) page.approved_by = store.person(*release->approved_by);
    page.approved_at = release->approved_at;
    page.publish_at = release->publish_at;
    page.published_at = release->published_at;
    page.manifest_hash = release->manifest_hash;
    page.withdrawn_at = release->withdrawn_at;
    page.withdrawn_reason = release->withdrawn_reason;
    if (release->published_at)
        page.address = query.public_url + "/" + page.document.municipality + "/" +
                       std::to_string(page.document.number) + "/";
    for (auto const& notice : store.notices(release->id))
        page.told.push_back({notice.happened, notice.address, notice.sent_at});
    add_rights(page, *release, reading);
    return page;
}

Result<access::Scope> scope_of(ShowPublicEdition const&, work::Reading&) { return access::Scope{}; }

Result<ReleaseDocument> handle(ShowPublicEdition const& query, work::Reading& reading)
{
    auto store = store_of(reading);
    auto const code = query.area.value == "alla" ? std::string(whole) : query.area.value;
    for (auto const& release : store.list(most_listed)) {
        bool const is_asked_for = (!query.first || release.days.contains(*query.first)) &&
                                  (!query.last || release.days.contains(*query.last));
        if (release.state() != ReleaseState::published || !is_asked_for) continue;
        auto document = published_document(release, store.content(release.id));
        if (!shows(document, code)) continue;
        narrow(document, code);
        return document;
    }
    return fail(ErrorKind::not_found, "release.none_public");
}

}  // namespace samsyn::publishing
