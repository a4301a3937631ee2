// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/http/picture_page.h"

#include <algorithm>
#include <cmath>

#include "lib/base/enum_text.h"
#include "lib/base/iso_week.h"
#include "src/features/situation/http/goals_head.h"
#include "src/features/situation/http/page_words.h"
#include "src/features/situation/usecases/show_picture.h"
#include "src/features/situation/usecases/spots_words.h"

namespace samsyn::situation {
namespace {

using html::Value;
using texts::Language;

// The bounds of a band as the whole counts that still lie within it, as the page shows them.
std::string rule_in_words(Rule const& rule, Words const& words)
{
    texts::Arguments values;
    for (auto const& [name, value] : rule.values)
        values[name] = words.number(name == "low"    ? std::ceil(value)
                                    : name == "high" ? std::floor(value)
                                                     : value);
    return words("situation.rule." + enum_text(rule.code), values);
}

std::string change_in_words(PictureCell const& cell, Words const& words)
{
    if (!cell.previous) return "–";
    auto const change = cell.count - *cell.previous;
    return (change > 0 ? "+" : "") + words.number(static_cast<double>(change));
}

std::string column_name(Picture const& picture, std::string const& code, Words const& words)
{
    for (auto const& column : picture.categories)
        if (column.code == code) return words.of(column.name);
    return code;
}

Value cells_of(Picture const& picture, PictureArea const& area, Words const& words)
{
    Value::List rows;
    for (auto const& cell : picture.cells) {
        if (cell.area != area.code) continue;
        rows.push_back(Value::Fields{
            {"category", column_name(picture, cell.category, words)},
            {"level", words("ui.level." + enum_text(cell.level))},
            {"count", cell.count},
            {"previous", cell.previous ? words.number(static_cast<double>(*cell.previous)) : "–"},
            {"change", change_in_words(cell, words)},
            {"normal", cell.band ? words.number(std::ceil(cell.band->low)) + "–" +
                                       words.number(std::floor(cell.band->high))
                                 : "–"},
            {"why", rule_in_words(cell.rule, words)}});
    }
    return rows;
}

Value operations_of(PictureArea const& area, Words const& words)
{
    Value::List rows;
    for (auto const& operation : area.coverage.operations) {
        auto const kind = operation.late ? "late" : enum_text(operation.state);
        rows.push_back(Value::Fields{{"name", operation.name},
                                     {"organisation", operation.organisation},
                                     {"answer", words("situation.answers.kind." + kind)},
                                     {"observations", operation.observations}});
    }
    return rows;
}

bool has_sentences(Picture const& picture, PictureArea const& area)
{
    return picture.sentences &&
           std::any_of(picture.sentences->begin(), picture.sentences->end(),
                       [&](PictureSentence const& sentence) { return sentence.area == area.code; });
}

Value sentences_of(Picture const& picture, PictureArea const& area, Words const& words)
{
    Value::List rows;
    for (auto const& sentence : picture.sentences.value_or(std::vector<PictureSentence>{}))
        if (sentence.area == area.code)
            rows.push_back(
                Value::Fields{{"words", words.language == Language::sv ? sentence.sv : sentence.en}});
    return rows;
}

Value areas_of(Picture const& picture, Words const& words)
{
    Value::List areas;
    for (auto const& area : picture.areas) {
        auto const& coverage = area.coverage;
        auto const answers =
            words.texts.counted(words.language, "situation.matrix.answers", coverage.expected,
                                {{"answered", std::to_string(coverage.answered)}});
        areas.push_back(Value::Fields{{"name", area.name},
                                      {"answers", coverage.expected > 0 ? answers : ""},
                                      {"has_sentences", has_sentences(picture, area)},
                                      {"sentences", sentences_of(picture, area, words)},
                                      {"cells", cells_of(picture, area, words)},
                                      {"has_operations", !coverage.operations.empty()},
                                      {"operations", operations_of(area, words)}});
    }
    return areas;
}

std::string digits(int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour); }

std::string peak_in_words(PictureSpot const& spot, Words const& words)
{
    if (!spot.peak) return words("situation.spots.no_peak");
    std::string days;
    if (spot.peak->weekdays.size() == 7)
        days = words("situation.spots.every_day");
    else
        for (auto const day : spot.peak->weekdays)
            days += (days.empty() ? "" : ", ") + words("situation.weekday." + std::to_string(day));
    return words("situation.spots.hours",
                 {{"days", days}, {"from", digits(spot.peak->from)}, {"to", digits(spot.peak->to % 24)}});
}

// Where the reader sees a part, in words; empty when all is seen.
std::string own_only_in_words(Picture const& picture, Words const& words)
{
    std::string names;
    for (auto const& area : picture.areas)
        if (!area.is_joint) names += (names.empty() ? "" : ", ") + area.name;
    return names.empty() ? "" : words("situation.own_only", {{"names", names}});
}

Value spots_of(Picture const& picture, Words const& words)
{
    Value::List rows;
    for (auto const& spot : picture.spots) {
        std::string categories;
        for (auto const& code : spot.categories)
            categories += (categories.empty() ? "" : ", ") + column_name(picture, code, words);
        rows.push_back(Value::Fields{
            {"rank", spot.rank},
            {"name", spot.name},
            {"categories", categories},
            {"when", peak_in_words(spot, words)},
            {"count", spot.count},
            {"previous", spot.previous ? words.number(static_cast<double>(*spot.previous)) : "–"}});
    }
    return rows;
}

}  // namespace

Value tables_of(Picture const& picture, texts::Texts const& texts, Language language)
{
    Words const words{texts, language};
    DaySpan const days{picture.period.first, picture.period.last};
    Value values;
    values["weeks"] = weeks_label_with_year(days);
    values["first"] = days.first.text();
    values["last"] = days.last.text();
    values["state"] = words("situation.state." + enum_text(picture.state));
    values["as_of"] =
        words("situation.as_of." + enum_text(picture.state), {{"time", words.moment(picture.as_of)}});
    values["previous"] = picture.previous ? picture.previous->text() : "";
    values["next"] = picture.next ? picture.next->text() : "";
    values["areas"] = areas_of(picture, words);
    values["own_only"] = own_only_in_words(picture, words);
    values["has_spots"] = !picture.spots.empty();
    values["spots_sub"] = spots_in_words(picture, texts, language);
    values["spots"] = spots_of(picture, words);
    return values;
}

http::Response show_page(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                         http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return pages::to_sign_in(request);
    auto query = api::detail::decode<ShowPicture>(request, std::nullopt);
    if (!query) return http::problem(query.error(), request.id);
    query->memory = &memory;
    auto const picture = work::ask(api.runtime(), *actor, *query, {request.id});
    if (!picture) return http::problem(picture.error(), request.id);
    auto values = tables_of(*picture, pages.texts(), pages::language_of(request));
    values["signed_in"] = true;
    // A picture without its goals is better than none.
    if (auto const goals = work::ask(api.runtime(), *actor, goals::ListGoals{}, {request.id}))
        put_goals(values, *goals, *picture, {pages.texts(), pages::language_of(request)});
    return pages.show(request, {"situation", "situation.title"}, values);
}

std::string picture_as_html(Picture const& picture, html::Templates const& templates,
                            texts::Texts const& texts, Language language)
{
    auto values = tables_of(picture, texts, language);
    values["language"] = enum_text(language);
    auto const text = [&](std::string const& key) { return texts.find(language, key).value_or(key); };
    return templates.render("situation_file", values, text);
}

}  // namespace samsyn::situation
