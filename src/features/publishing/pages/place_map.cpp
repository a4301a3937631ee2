// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/place_map.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "src/features/publishing/pages/csv.h"

namespace samsyn::publishing {
namespace {

using html::Value;

struct Frame {
    std::int64_t left = INT64_MAX, top = INT64_MAX, right = INT64_MIN, bottom = INT64_MIN;

    void take(std::int64_t x, std::int64_t y)
    {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    // The unit that signs and letters are drawn in: they grow with the map.
    std::int64_t unit() const
    {
        return std::max<std::int64_t>(1, std::max(right - left, bottom - top) / 100);
    }
};

// "M1,2L3,4Z" is pairs of numbers between letters.
void take_path(Frame& frame, std::string const& path)
{
    char const* at = path.data();
    char const* const end = at + path.size();
    while (at < end) {
        std::int64_t x = 0, y = 0;
        auto const first = std::from_chars(at + 1, end, x);
        if (first.ec != std::errc{} || first.ptr == end) {
            ++at;
            continue;
        }
        auto const second = std::from_chars(first.ptr + 1, end, y);
        if (second.ec == std::errc{}) frame.take(x, y);
        at = second.ptr;
    }
}

Frame frame_of(ReleaseDocument const& document)
{
    Frame frame;
    for (auto const& outline : *document.outlines) take_path(frame, outline.path);
    for (auto const& place : *document.places)
        if (place.x) frame.take(*place.x, -*place.y);
    if (frame.left > frame.right) return {0, 0, 1, 1};
    auto const margin = 2 * frame.unit();
    return {frame.left - margin, frame.top - margin, frame.right + margin, frame.bottom + margin};
}

bool is_zero(PublicPlace const& place) { return place.count == 0; }

// The area of the sign grows with the count.
double radius_of(PublicPlace const& place, std::int64_t most, double unit)
{
    if (!place.count || is_zero(place)) return 0.5 * unit;
    return unit * (0.6 + 1.9 * std::sqrt(static_cast<double>(*place.count) / static_cast<double>(most)));
}

std::string tenths(double number)
{
    auto const text = std::to_string(std::llround(number * 10));
    return text.size() < 2 ? "0." + text : text.substr(0, text.size() - 1) + "." + text.back();
}

std::string area_name(ShownRelease const& shown, std::string const& code)
{
    for (auto const& area : shown.document().areas)
        if (area.code == code) return shown.name(area);
    return code;
}

std::string count_of(ShownRelease const& shown, PublicPlace const& place)
{
    return place.count ? shown.words().number(static_cast<double>(*place.count)) : shown.said("hidden");
}

Value signs(ShownRelease const& shown, Frame const& frame)
{
    auto const& places = *shown.document().places;
    std::int64_t most = 1;
    std::vector<PublicPlace const*> drawn;
    for (auto const& place : places) {
        if (!place.x) continue;
        most = std::max(most, place.count.value_or(0));
        drawn.push_back(&place);
    }
    // The largest first, so that none covers a smaller one.
    std::stable_sort(drawn.begin(), drawn.end(), [](auto const* one, auto const* other) {
        return one->count.value_or(0) > other->count.value_or(0);
    });
    Value::List list;
    auto const unit = static_cast<double>(frame.unit());
    for (auto const* const place : drawn)
        list.emplace_back(
            Value::Fields{{"x", std::to_string(*place->x)},
                          {"y", std::to_string(-*place->y)},
                          {"r", tenths(radius_of(*place, most, unit))},
                          {"kind", std::string(!place->count     ? "unsaid"
                                               : is_zero(*place) ? "none"
                                                                 : "some")},
                          {"says", place_name(shown, *place) + ": " + count_of(shown, *place)}});
    return list;
}

// Where nothing is reported is one row for the whole area: the file has them all.
Value groups(ShownRelease const& shown)
{
    Value::List groups;
    for (auto const& area : shown.document().areas) {
        Value::List rows;
        std::int64_t zeros = 0;
        bool has_places = false;
        for (auto const& place : *shown.document().places) {
            if (place.area != area.code) continue;
            has_places = true;
            if (place.x && is_zero(place)) {
                ++zeros;
                continue;
            }
            rows.emplace_back(Value::Fields{{"name", place_name(shown, place)},
                                            {"is_hidden", !place.count.has_value()},
                                            {"count", count_of(shown, place)}});
        }
        if (!has_places) continue;
        if (zeros > 0)
            rows.emplace_back(
                Value::Fields{{"name", shown.said("places.zeros", {{"places", std::to_string(zeros)}})},
                              {"is_hidden", false},
                              {"count", std::string("0")}});
        groups.emplace_back(Value::Fields{{"name", shown.name(area)}, {"rows", rows}});
    }
    return groups;
}

}  // namespace

std::string place_name(ShownRelease const& shown, PublicPlace const& place)
{
    if (!place.x) return shown.said("places.elsewhere");
    if (!place.name.empty()) return place.name;
    return shown.said("places.unnamed", {{"x", std::to_string(*place.x)}, {"y", std::to_string(*place.y)}});
}

Value::Fields place_map(ShownRelease const& shown)
{
    auto const& document = shown.document();
    if (!document.places || !document.outlines) return {{"has_places", false}};
    auto const frame = frame_of(document);
    Value::List outlines;
    for (auto const& outline : *document.outlines)
        outlines.emplace_back(
            Value::Fields{{"path", outline.path}, {"says", area_name(shown, outline.area)}});
    auto const box = std::to_string(frame.left) + " " + std::to_string(frame.top) + " " +
                     std::to_string(frame.right - frame.left) + " " +
                     std::to_string(frame.bottom - frame.top);
    return {{"has_places", true},
            {"view_box", box},
            {"map_says", shown.said("places.map")},
            {"outlines", outlines},
            {"signs", signs(shown, frame)},
            {"place_areas", groups(shown)}};
}

std::string places_csv(ShownRelease const& shown)
{
    std::vector<std::string> heading;
    for (auto const* const key : {"area_code", "area", "place", "x", "y", "first", "last", "count", "hidden"})
        heading.push_back(shown.said(std::string("csv.") + key));
    auto text = csv_beginning + csv_row(heading);
    auto const& document = shown.document();
    for (auto const& place : *document.places)
        text += csv_row({place.area, area_name(shown, place.area), place_name(shown, place),
                         place.x ? std::to_string(*place.x) : "", place.y ? std::to_string(*place.y) : "",
                         document.period.first.text(), document.period.last.text(),
                         place.count ? std::to_string(*place.count) : "", place.count ? "0" : "1"});
    return text;
}

}  // namespace samsyn::publishing
