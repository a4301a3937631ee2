// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/tell_readers.h"

#include <set>

#include "src/features/publishing/store/basis_store.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/store/release_store.h"

namespace samsyn::publishing {
namespace {

void tell(work::Work& work, Id<Release> release, std::string const& happened,
          std::set<std::string> const& addresses, texts::Arguments const& arguments, Renderer const& renderer)
{
    ReleaseStore releases(work.transaction, work.actor.tenant);
    std::set<std::string> told;
    for (auto const& notice : releases.notices(release))
        if (notice.happened == happened) told.insert(notice.address);
    auto const said = [&](std::string const& part) {
        return renderer.texts.text_of(texts::Language::sv, "publishing.mail." + happened + "." + part,
                                      arguments);
    };
    for (auto const& address : addresses) {
        if (told.contains(address)) continue;
        auto const message = work.send({address, said("subject"), said("body"), work.now});
        releases.tell(release, happened, address, message, work.now);
    }
}

texts::Arguments arguments_of(ReleaseDocument const& document, std::string const& reason,
                              Renderer const& renderer)
{
    return {{"title", document.title},
            {"municipality", document.municipality_name},
            {"number", std::to_string(document.number)},
            {"corrects", std::to_string(document.corrects.value_or(0))},
            {"reason", reason},
            {"first", document.period.first.text()},
            {"last", document.period.last.text()},
            {"link", renderer.public_url + "/" + document.municipality + "/" +
                         std::to_string(document.number) + "/"}};
}

std::set<std::string> told_of(work::Work& work, Id<Release> release)
{
    std::set<std::string> addresses;
    for (auto const& notice : ReleaseStore(work.transaction, work.actor.tenant).notices(release))
        addresses.insert(notice.address);
    return addresses;
}

}  // namespace

void tell_published(work::Work& work, Release const& release, ReleaseDocument const& document,
                    Renderer const& renderer)
{
    auto const plan = PlanStore(work.transaction, work.actor.tenant).plan();
    auto const expected =
        BasisStore(work.transaction, work.actor.tenant).addresses_of_expected(plan.areas, release.days);
    std::set<std::string> addresses(expected.begin(), expected.end());
    addresses.insert(plan.media.begin(), plan.media.end());
    if (release.corrects) addresses.merge(told_of(work, *release.corrects));
    tell(work, release.id, release.corrects ? "corrected" : "published", addresses,
         arguments_of(document, document.reason, renderer), renderer);
}

void tell_withdrawn(work::Work& work, Release const& release, ReleaseDocument const& document,
                    Renderer const& renderer)
{
    tell(work, release.id, "withdrawn", told_of(work, release.id),
         arguments_of(document, release.withdrawn_reason, renderer), renderer);
}

}  // namespace samsyn::publishing
