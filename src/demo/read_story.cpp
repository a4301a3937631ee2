// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/input/fields.h"
#include "src/demo/story.h"

namespace samsyn::demo {
namespace {

std::vector<double> weights(json::Node object, std::string const& name, std::size_t size)
{
    auto read = numbers_of(object, name);
    if (read.size() != size) throw BrokenFile(name);
    return read;
}

std::map<std::string, double> shares_of(json::Node object, std::string const& name)
{
    std::map<std::string, double> shares;
    auto const node = node_of(object, name);
    node.for_each_member([&](std::string_view member, json::Node) {
        shares[std::string(member)] = number_of(node, std::string(member));
    });
    return shares;
}

double maybe_number(json::Node object, std::string const& name, double standard)
{
    return object.member(name) ? number_of(object, name) : standard;
}

void read_rates(Story& story, json::Node root)
{
    std::map<std::string, std::vector<double>> seasons;
    for_each_item(root, "seasons", [&](json::Node season) {
        seasons[text_of(season, "code")] = weights(season, "month", 12);
    });
    for_each_item(root, "rates", [&](json::Node node) {
        auto const season = seasons.find(text_of(node, "season"));
        if (season == seasons.end()) throw BrokenFile("season");
        auto const profile = text_of(node, "profile");
        if (!story.profiles.contains(profile)) throw BrokenFile("profile");
        auto const places = shares_of(node, "places");
        story.rates.push_back({text_of(node, "area"),
                               text_of(node, "category"),
                               number_of(node, "per_round"),
                               season->second,
                               profile,
                               number_of(node, "trend_per_year"),
                               {places.begin(), places.end()}});
    });
}

Change read_change(json::Node node)
{
    Change change;
    change.kind = text_of(node, "kind");
    change.area = maybe_text(node, "area");
    change.place = maybe_text(node, "place");
    for (auto const& category : texts_of(node, "categories")) change.categories.insert(category);
    change.from = day_of(node, "from");
    change.to = maybe_day(node, "to");
    change.factor = maybe_number(node, "factor", 1);
    change.to_place = maybe_text(node, "to_place").value_or("");
    change.share = maybe_number(node, "share", 0);
    change.vanish = maybe_number(node, "vanish", 0);
    if (change.kind == "add") change.per_round = numbers_of(node, "per_round");
    if (change.kind == "add" && (change.per_round.empty() || !change.place)) throw BrokenFile("per_round");
    change.profile = maybe_text(node, "profile").value_or("");
    change.radius = maybe_number(node, "radius_m", 0);
    return change;
}

Reporting read_reporting(json::Node node)
{
    Reporting reporting;
    reporting.usual = {number_of(node, "answer"), number_of(node, "late_share")};
    for_each_item(node, "overrides", [&](json::Node habit) {
        reporting.of_operation[text_of(habit, "operation")] = {number_of(habit, "answer"),
                                                               number_of(habit, "late_share")};
    });
    reporting.nil = number_of(node, "nil_share_min");
    reporting.text = number_of(node, "text_share");
    reporting.wants_feedback = number_of(node, "wants_feedback_share");
    auto const levels = node_of(node, "level_shares");
    reporting.more = number_of(levels, "more");
    reporting.serious = number_of(levels, "serious");
    for_each_item(node, "answer_day_shares", [&](json::Node pair) {
        if (pair.size() != 2) throw BrokenFile("answer_day_shares");
        reporting.answer_days.emplace_back(static_cast<int>(pair.at(0).integer()), pair.at(1).number());
    });
    reporting.police_reported = shares_of(node, "police_reported_share");
    reporting.time_precision = shares_of(node, "time_precision");
    return reporting;
}

void read_people(Story& story, json::Node root)
{
    for_each_item(root, "silences", [&](json::Node silence) {
        story.silences.push_back(
            {text_of(silence, "operation"), day_of(silence, "from"), day_of(silence, "to")});
    });
    for_each_item(root, "plans", [&](json::Node plan) {
        story.plans[{static_cast<int>(integer_of(plan, "round")), text_of(plan, "area"),
                     text_of(plan, "operation")}] = text_of(plan, "answer");
    });
    for_each_item(root, "sees",
                  [&](json::Node sees) { story.sees[text_of(sees, "kind")] = texts_of(sees, "categories"); });
    for_each_item(root, "texts", [&](json::Node text) {
        story.texts[text_of(text, "category")].push_back(text_of(text, "sv"));
    });
}

}  // namespace

Story Story::of(json::Node root)
{
    Story story;
    auto const rounds = node_of(root, "rounds");
    story.start = day_of(rounds, "from");
    story.days = static_cast<int>(integer_of(rounds, "days"));
    story.count = static_cast<int>(integer_of(rounds, "count"));
    story.as_of = day_of(root, "as_of");
    for_each_item(root, "profiles", [&](json::Node profile) {
        story.profiles[text_of(profile, "code")] = {weights(profile, "weekday", 7),
                                                    weights(profile, "hour", 24)};
    });
    read_rates(story, root);
    for_each_item(root, "changes", [&](json::Node change) {
        story.changes.push_back(read_change(change));
        auto const& profile = story.changes.back().profile;
        if (!profile.empty() && !story.profiles.contains(profile)) throw BrokenFile("profile");
    });
    story.reporting = read_reporting(node_of(root, "reporting"));
    read_people(story, root);
    return story;
}

}  // namespace samsyn::demo
