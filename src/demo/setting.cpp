// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/setting.h"

#include <algorithm>

#include "src/demo/input/fields.h"

namespace samsyn::demo {
namespace {

void read_places(Setting& setting, Files const& files)
{
    for (auto const& feature : files.places) {
        auto const* at = std::get_if<geo::Point<geo::Wgs84>>(&feature.shape);
        if (!at) throw BrokenFile("geometry");
        setting.places[property_of(feature, "code")] = {property_of(feature, "area"),
                                                        property_of(feature, "name"),
                                                        property_of(feature, "in_text"), at->lon, at->lat};
    }
}

void read_reporters(Setting& setting, json::Node town)
{
    std::map<std::string, Day> starts;
    for_each_item(town, "themes",
                  [&](json::Node theme) { starts[text_of(theme, "code")] = day_of(theme, "from"); });
    std::map<std::string, std::string> kinds;
    for_each_item(town, "operations", [&](json::Node operation) {
        kinds[text_of(operation, "code")] = text_of(operation, "kind");
    });
    std::map<std::string, std::string> people;
    for_each_item(town, "users", [&](json::Node person) {
        for (auto const& operation : texts_of(person, "operations"))
            people.emplace(operation, text_of(person, "code"));
    });
    for_each_item(town, "inventory", [&](json::Node entry) {
        auto const operation = text_of(entry, "operation");
        if (!kinds.contains(operation) || !people.contains(operation)) throw BrokenFile("operation");
        auto const area = text_of(entry, "area");
        auto from = day_of(entry, "from");
        if (starts.contains(area)) from = std::max(from, starts[area]);
        setting.reporters.push_back({operation, kinds[operation], area, people[operation], from});
        setting.checklist_of_area[area] = text_of(entry, "checklist");
    });
}

void read_questions(Setting& setting, json::Node town)
{
    for_each_item(town, "checklists", [&](json::Node checklist) {
        auto& questions = setting.questions[text_of(checklist, "code")];
        for_each_item(checklist, "questions", [&](json::Node question) {
            questions.push_back({text_of(question, "code"), texts_of(question, "categories")});
        });
    });
}

void read_deadline(Setting& setting, json::Node rounds)
{
    auto const time = text_of(rounds, "deadline_time");
    if (time.size() != 5 || time[2] != ':') throw BrokenFile("deadline_time");
    auto const digit = [&](std::size_t at) { return time[at] - '0'; };
    setting.deadline_minute = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
    setting.deadline_days = static_cast<int>(integer_of(rounds, "deadline_days_after_end"));
}

}  // namespace

Setting Setting::of(Files const& files)
{
    auto const town = files.town.root();
    Setting setting;
    read_places(setting, files);
    read_reporters(setting, town);
    read_questions(setting, town);
    read_deadline(setting, node_of(town, "rounds"));
    for_each_item(files.taxonomy.root(), "categories", [&](json::Node category) {
        setting.severity[text_of(category, "code")] =
            std::max<std::int64_t>(1, integer_of(category, "default_weight"));
    });
    return setting;
}

std::vector<AskedQuestion> const& Setting::asked_in(std::string const& area) const
{
    auto const checklist = checklist_of_area.find(area);
    if (checklist == checklist_of_area.end()) throw BrokenFile("checklist");
    auto const asked = questions.find(checklist->second);
    if (asked == questions.end()) throw BrokenFile("checklist");
    return asked->second;
}

}  // namespace samsyn::demo
