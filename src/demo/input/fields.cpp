// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/input/fields.h"

#include "lib/base/swedish_calendar.h"

namespace samsyn::demo {
namespace {

json::Node of_kind(json::Node node, json::Kind kind, std::string const& name)
{
    if (node.kind() != kind) throw BrokenFile(name);
    return node;
}

double number_in(json::Node node, std::string const& name)
{
    if (node.kind() != json::Kind::integer && node.kind() != json::Kind::number) throw BrokenFile(name);
    return node.number();
}

std::optional<json::Node> maybe_node(json::Node object, std::string const& name)
{
    auto const found = object.member(name);
    return found && found->kind() != json::Kind::null ? found : std::nullopt;
}

}  // namespace

json::Node node_of(json::Node object, std::string const& name)
{
    auto const found = object.member(name);
    if (!found) throw BrokenFile(name);
    return *found;
}

std::string text_of(json::Node object, std::string const& name)
{
    return std::string(of_kind(node_of(object, name), json::Kind::string, name).string());
}

std::optional<std::string> maybe_text(json::Node object, std::string const& name)
{
    return maybe_node(object, name) ? std::optional(text_of(object, name)) : std::nullopt;
}

std::int64_t integer_of(json::Node object, std::string const& name)
{
    return of_kind(node_of(object, name), json::Kind::integer, name).integer();
}

std::optional<std::int64_t> maybe_integer(json::Node object, std::string const& name)
{
    return maybe_node(object, name) ? std::optional(integer_of(object, name)) : std::nullopt;
}

double number_of(json::Node object, std::string const& name)
{
    return number_in(node_of(object, name), name);
}

bool flag_of(json::Node object, std::string const& name)
{
    return of_kind(node_of(object, name), json::Kind::boolean, name).boolean();
}

Day day_of(json::Node object, std::string const& name)
{
    auto const day = Day::parse(text_of(object, name));
    if (!day) throw BrokenFile(name);
    return *day;
}

std::optional<Day> maybe_day(json::Node object, std::string const& name)
{
    return maybe_node(object, name) ? std::optional(day_of(object, name)) : std::nullopt;
}

UtcTime time_of(json::Node object)
{
    auto const text = text_of(object, "at");
    auto const day = Day::parse(std::string_view(text).substr(0, 10));
    if (text.size() != 16 || !day) throw BrokenFile("at");
    auto const digit = [&](std::size_t at) { return text[at] - '0'; };
    return utc_of(LocalTime::at(*day, digit(11) * 10 + digit(12), digit(14) * 10 + digit(15)));
}

std::vector<std::string> texts_of(json::Node object, std::string const& name)
{
    std::vector<std::string> texts;
    for_each_item(object, name, [&](json::Node item) {
        texts.emplace_back(of_kind(item, json::Kind::string, name).string());
    });
    return texts;
}

std::vector<double> numbers_of(json::Node object, std::string const& name)
{
    std::vector<double> numbers;
    for_each_item(object, name, [&](json::Node item) { numbers.push_back(number_in(item, name)); });
    return numbers;
}

void for_each_item(json::Node object, std::string const& name, std::function<void(json::Node)> const& each)
{
    auto const list = of_kind(node_of(object, name), json::Kind::array, name);
    for (std::size_t i = 0; i < list.size(); ++i) each(list.at(i));
}

}  // namespace samsyn::demo
