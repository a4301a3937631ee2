// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/review_photo.h"

#include <map>

#include "lib/base/check.h"
#include "lib/base/sha256.h"
#include "lib/json/form.h"
#include "src/features/attachments/usecases/publishable.h"
#include "src/features/observations/usecases/guard_words.h"
#include "src/features/publishing/store/photo_store.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/usecases/release_plan.h"

namespace samsyn::publishing {
namespace {

constexpr std::size_t page_size = 12;

PhotoStore photos_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }
std::vector<Id<Area>> planned_areas(work::Reading& reading)
{
    return PlanStore(reading.transaction, reading.actor.tenant).plan().areas;
}

Result<Done> check_words(ReviewPhoto const& command)
{
    std::vector<FieldError> faults;
    observations::guard_words(command.alt_sv, "alt_sv", false, faults);
    if (command.alt_en) observations::guard_words(*command.alt_en, "alt_en", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

ReleasePhoto photo_of(ReviewPhoto const& command, work::Work const& work)
{
    ReleasePhoto photo;
    photo.id = command.photo;
    photo.attachment = command.attachment;
    photo.version = command.version;
    photo.original = command.original;
    photo.masks = json::write(command.masks);
    photo.alt.sv = command.alt_sv;
    if (command.alt_en) photo.alt.en = *command.alt_en;
    photo.width = command.width;
    photo.height = command.height;
    photo.hash = to_hex(sha256(command.masked));
    photo.reviewed_by = work.actor.user;
    photo.reviewed_at = work.now;
    return photo;
}

ReviewedPhoto reviewed(ReleasePhoto const& photo)
{
    return {photo.id, photo.hash, photo.width, photo.height};
}

}  // namespace

Result<access::Scope> scope_of(ReviewPhoto const&, work::Work& work)
{
    return scope_of_areas(planned_areas(work), ReviewPhoto::needs, work.actor);
}

Result<ReviewedPhoto> handle(ReviewPhoto const& command, work::Work& work)
{
    if (auto const words = check_words(command); !words) return refuse(words);
    if (!attachments::may_be_published(work, command.attachment, planned_areas(work)))
        return fail(ErrorKind::conflict, "photo.not_public");
    auto const photo = photo_of(command, work);
    work.concerns(photo.id.uuid());
    if (auto const known = photos_of(work).find(photo.id)) {
        bool const is_same = known->hash == photo.hash && known->version == photo.version &&
                             known->alt.sv == photo.alt.sv && known->alt.en == photo.alt.en;
        if (!is_same) return fail(ErrorKind::conflict, "photo.other");
        return reviewed(*known);
    }
    photos_of(work).insert(photo, command.masked);
    return reviewed(photo);
}

Result<access::Scope> scope_of(ShowPhoto const&, work::Reading&) { return access::Scope{}; }

Result<std::string> handle(ShowPhoto const& query, work::Reading& reading)
{
    auto const photo = photos_of(reading).find(query.photo);
    if (!photo) return fail(ErrorKind::not_found, "photo.unknown");
    return photos_of(reading).content(photo->hash);
}

Result<access::Scope> scope_of(ListPhotoChoices const&, work::Reading&) { return access::Scope{}; }

Result<PhotoChoices> handle(ListPhotoChoices const& query, work::Reading& reading)
{
    auto const plan = handle(ShowReleasePlan{}, reading);
    if (!plan) return refuse(plan);
    PhotoChoices choices;
    std::map<Id<Area>, std::string> names;
    std::vector<Id<Area>> asked;
    for (auto const& area : plan->areas) {
        if (!area.is_chosen) continue;
        choices.areas.push_back({area.id, area.name});
        names[area.id] = area.name;
        if (!query.area || *query.area == area.id) asked.push_back(area.id);
    }
    int const offset = query.offset ? static_cast<int>(query.offset->value) : 0;
    auto const found = attachments::publishable_photographs(reading, asked, page_size + 1, offset);
    choices.has_more = found.size() > page_size;
    for (auto const& one : found)
        if (choices.photos.size() < page_size)
            choices.photos.push_back({one.attachment, one.version, one.name, names[one.area], one.added_at});
    return choices;
}

Result<access::Scope> scope_of(ProposeMasks const&, work::Reading&) { return access::Scope{}; }

Result<MaskProposals> handle(ProposeMasks const& query, work::Reading&)
{
    return MaskProposals{query.proposals};
}

Result<std::optional<std::vector<PublicPhoto>>> public_photos(std::vector<Id<ReleasePhoto>> const& photos,
                                                              work::Reading& reading)
{
    if (photos.empty()) return std::optional<std::vector<PublicPhoto>>();
    auto const areas = planned_areas(reading);
    std::vector<PublicPhoto> all;
    for (auto const& id : photos) {
        auto const photo = photos_of(reading).find(id);
        auto const field = "photos[" + std::to_string(all.size()) + "]";
        if (!photo) return fail_field(field, "photo.unknown");
        if (!attachments::may_be_published(reading, photo->attachment, areas))
            return fail_field(field, "photo.not_public");
        all.push_back({"foto-" + std::to_string(all.size() + 1) + ".jpg", photo->alt, photo->width,
                       photo->height, photo->hash});
    }
    return std::optional(std::move(all));
}

Result<Done> check_photos(ReleaseDocument const& document, work::Reading& reading)
{
    if (!document.photos) return Done{};
    auto const areas = planned_areas(reading);
    for (auto const& one : *document.photos) {
        auto const photo = photos_of(reading).of_hash(one.sha256);
        if (!photo || !attachments::may_be_published(reading, photo->attachment, areas))
            return fail(ErrorKind::conflict, "photo.not_public");
    }
    return Done{};
}

std::vector<ReleaseFile> photo_files(ReleaseDocument const& document, work::Reading& reading)
{
    std::vector<ReleaseFile> files;
    if (!document.photos) return files;
    for (auto const& photo : *document.photos) {
        files.push_back({photo.file, photos_of(reading).content(photo.sha256)});
        check(to_hex(sha256(files.back().bytes)) == photo.sha256);  // what was approved
    }
    return files;
}

}  // namespace samsyn::publishing
