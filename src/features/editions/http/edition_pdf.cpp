// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/http/edition_pdf.h"

#include "lib/base/enum_text.h"
#include "src/features/editions/usecases/show_edition.h"
#include "src/features/situation/documents/picture_pdf.h"

namespace samsyn::editions {
namespace {

using situation::PictureDocument;
using situation::Wording;

std::string signature(FrozenEdition const& edition, Wording const& words)
{
    std::string names;
    for (auto const& approval : edition.approvals)
        names += (names.empty() ? "" : ", ") + approval.person + " (" + approval.organisation + ")";
    auto const time = words.moment(edition.frozen_at);
    return names.empty() ? words("situation.print_out.edition.frozen", {{"time", time}})
                         : words("situation.print_out.edition.approved", {{"names", names}, {"time", time}});
}

// What became of the plan before, then what is to be done now.
std::vector<situation::PlannedStep> plan_of(EditionContent const& content, Wording const& words)
{
    std::vector<situation::PlannedStep> steps;
    auto const step = [&](EditionItem const& item, std::string const& state) {
        steps.push_back({item.what, item.responsible, content.area_name, words.day(item.due), state});
    };
    for (auto const& [item, outcome, said] : content.outcomes) {
        auto const state = words("situation.print_out.edition.outcome." +
                                 (outcome ? enum_text(*outcome) : std::string("open")));
        step(item, said.empty() ? state : state + ": " + said);
    }
    for (auto const& item : content.plan)
        step(item, words(item.continues ? "situation.print_out.edition.continues"
                                        : "situation.print_out.edition.new"));
    return steps;
}

}  // namespace

std::string edition_as_pdf(FrozenEdition const& edition, situation::Ground const& ground,
                           documents::Printer const& printer, texts::Texts const& texts,
                           texts::Language language)
{
    Wording const words(texts, language);
    auto const& content = edition.content;
    auto picture = content.picture;
    picture.state = situation::PictureState::frozen;
    picture.as_of = edition.frozen_at;
    PictureDocument document{picture, ground.tenant, ground.basemap.json};
    document.number = edition.number;
    if (!content.summary.empty()) document.summary = {content.summary, signature(edition, words)};
    for (auto const& level : content.levels)
        if (level.decided_at)
            document.decided.push_back({content.area, level.category, level.decided, level.motive});
    if (!content.goals.empty())
        document.goals = {{{}, content.area, content.area_name, picture.period.last, content.goals}};
    document.plan = plan_of(content, words);
    return situation::picture_as_pdf(document, printer, words);
}

void add_pdf_route(api::Api& api, pages::Pages const& pages, documents::Printer const& printer)
{
    api.route(http::Method::get, "/api/editions/{edition}/pdf", [&](http::Request const& request) {
        auto const actor = api.actor_of(request);
        if (!actor) return api::detail::refusal(actor.error(), request);
        auto const asked = api::detail::decode<ShowEdition>(request, std::nullopt);
        if (!asked) return api::detail::refusal(asked.error(), request);
        auto const page = work::ask(api.runtime(), *actor, *asked, {request.id});
        if (!page) return api::detail::refusal(page.error(), request);
        auto const ground = work::ask(api.runtime(), *actor, situation::ShowGround{}, {request.id});
        if (!ground) return api::detail::refusal(ground.error(), request);
        auto response = http::text(
            200, edition_as_pdf(page->frozen, *ground, printer, pages.texts(), pages::language_of(request)),
            "application/pdf");
        auto const number = std::to_string(page->frozen.number);
        response.set("Content-Disposition", "attachment; filename=\"lagesbild-" + page->frozen.content.area +
                                                "-" + number + ".pdf\"");
        response.set("Cache-Control", "private, no-store");
        return response;
    });
}

}  // namespace samsyn::editions
