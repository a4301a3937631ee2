// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/explore.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "lib/base/check.h"
#include "lib/base/codes_in.h"
#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/geo/geojson.h"
#include "lib/geo/projection.h"
#include "src/features/situation/domain/density.h"
#include "src/features/situation/usecases/area_part.h"
#include "src/features/situation/usecases/cells_part.h"
#include "src/features/situation/usecases/map_part.h"
#include "src/features/situation/usecases/seen_area.h"
#include "src/features/situation/usecases/show_picture.h"

namespace samsyn::situation {
namespace {

constexpr std::int32_t half_year_days = 182;
constexpr std::int32_t longest_by_day = 45;
constexpr std::size_t most_places = 20;
constexpr double hexagons_across = 45;

double tenths(double value) { return std::round(value * 10) / 10; }

Result<std::vector<int>> numbers_in(std::optional<std::string> const& list, int most, char const* field)
{
    std::vector<int> numbers;
    if (!list) return numbers;
    for (auto const& code : codes_in(*list)) {
        int number = -1;
        auto const [end, fault] = std::from_chars(code.data(), code.data() + code.size(), number);
        if (fault != std::errc() || end != code.data() + code.size() || number < 0 || number > most)
            return fail_field(field, "explore.choice");
        numbers.push_back(number);
    }
    return numbers;
}

template <class T>
std::optional<std::string> text_of(std::optional<T> const& field)
{
    return field ? std::optional<std::string>(field->value) : std::nullopt;
}

Result<DaySpan> days_of(Explore const& query, work::Reading const& reading)
{
    auto const all = seen_days(reading);
    auto const last = query.to.value_or(all.last);
    DaySpan const days{query.from.value_or(last.plus(1 - half_year_days)), last};
    if (days.last < days.first) return fail_field("to", "period.order");
    if (days.first < all.first) return fail_field("from", "period.too_old");
    if (days.length() > all.length() + 400) return fail_field("to", "period.too_long");
    return days;
}

Result<std::optional<std::bitset<168>>> hours_of(Explore const& query)
{
    auto const weekdays = numbers_in(text_of(query.weekdays), 6, "weekdays");
    if (!weekdays) return refuse(weekdays);
    auto const hours = numbers_in(text_of(query.hours), 23, "hours");
    if (!hours) return refuse(hours);
    if (weekdays->empty() && hours->empty()) return std::optional<std::bitset<168>>();
    auto const has = [](std::vector<int> const& chosen, std::size_t number) {
        return chosen.empty() ||
               std::find(chosen.begin(), chosen.end(), static_cast<int>(number)) != chosen.end();
    };
    std::bitset<168> chosen;
    for (std::size_t hour = 0; hour < 168; ++hour)
        chosen.set(hour, has(*weekdays, hour / 24) && has(*hours, hour % 24));
    return std::optional(chosen);
}

Result<std::optional<std::bitset<3>>> sources_of(Explore const& query)
{
    if (!query.sources) return std::optional<std::bitset<3>>();
    std::bitset<3> chosen;
    for (auto const& code : codes_in(query.sources->value)) {
        auto const source = enum_from_text<observations::Source>(code);
        if (!source) return fail_field("sources", "explore.choice");
        chosen.set(static_cast<std::size_t>(*source));
    }
    return std::optional(chosen);
}

// What a question is put together of, once for all areas.
struct Choices {
    DaySpan days;
    std::optional<std::bitset<168>> hours;
    std::optional<std::bitset<3>> sources;
    std::vector<std::string> areas;
    std::vector<std::string> categories;
    std::optional<std::string> place;
    std::optional<double> hexagon;
};

Result<Choices> choices_of(Explore const& query, work::Reading const& reading)
{
    Choices choices;
    auto const days = days_of(query, reading);
    if (!days) return refuse(days);
    auto const hours = hours_of(query);
    if (!hours) return refuse(hours);
    auto const sources = sources_of(query);
    if (!sources) return refuse(sources);
    choices.days = *days;
    choices.hours = *hours;
    choices.sources = *sources;
    if (query.areas) choices.areas = codes_in(query.areas->value);
    if (query.categories) choices.categories = codes_in(query.categories->value);
    choices.place = text_of(query.place);
    if (query.hexagon) choices.hexagon = static_cast<double>(query.hexagon->value);
    return choices;
}

bool is_among(std::vector<std::string> const& chosen, std::string const& code)
{
    return chosen.empty() || std::find(chosen.begin(), chosen.end(), code) != chosen.end();
}

class Explorer {
public:
    Explorer(Choices choices, Frame const& frame, work::Reading& reading, PictureMemory* memory)
        : m_choices(std::move(choices)),
          m_frame(frame),
          m_reading(reading),
          m_memory(memory),
          m_store(reading.transaction, reading.actor.tenant),
          m_columns(columns_of(frame, m_store)),
          m_by_column(m_columns.all().size())
    {
    }

    Explored explored()
    {
        m_explored.first = m_choices.days.first;
        m_explored.last = m_choices.days.last;
        m_explored.earliest = seen_days(m_reading).first;
        m_explored.as_of = m_reading.now;
        m_grid = grid();
        begin_trend();
        for (auto const& frame : m_frame.areas) count_area(frame.area, shown_area(frame, m_reading));
        finish();
        return std::move(m_explored);
    }

private:
    bool is_chosen(PictureStore::AreaRow const& area) const { return is_among(m_choices.areas, area.code); }

    // As fine as is asked for or the ground of the areas chosen has room for.
    std::optional<geo::HexGrid> grid() const
    {
        geo::Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
        bool has_positions = false;
        for (auto const& [area, round, has_rounds, periods] : m_frame.areas) {
            if (!is_chosen(area) || !area.has_points || area.kind != "place") continue;
            has_positions = true;
            if (area.boundary.empty()) continue;
            auto const bounds = geo::bounds(geo::to_sweref99tm(area.boundary));
            box = {std::min(box.min_x, bounds.min_x), std::min(box.min_y, bounds.min_y),
                   std::max(box.max_x, bounds.max_x), std::max(box.max_y, bounds.max_y)};
        }
        if (!has_positions) return std::nullopt;
        auto const width = std::max(0.0, box.max_x - box.min_x);
        auto const height = std::max(0.0, box.max_y - box.min_y);
        auto const size = m_choices.hexagon ? hexagon_size_of(*m_choices.hexagon, width, height)
                                            : hexagon_size(width, height, hexagons_across);
        auto const made = geo::HexGrid::of_size(size);
        check(made.has_value());  // the sizes are ours
        return *made;
    }

    void begin_trend()
    {
        auto const& days = m_choices.days;
        bool const by_day = days.length() <= longest_by_day;
        m_explored.unit = by_day ? ExploredUnit::day : ExploredUnit::week;
        for (auto first = days.first; first <= days.last;) {
            auto const to_sunday = static_cast<std::int32_t>(7 - first.iso_weekday());
            auto const last = by_day ? first : std::min(days.last, first.plus(to_sunday));
            m_explored.trend.push_back({first, last, 0, 0, 0});
            first = last.plus(1);
        }
    }

    SeenFilter filter_for(PictureStore::AreaRow const& area, SeenArea const& seen) const
    {
        SeenFilter filter;
        filter.days = m_choices.days;
        filter.hours = m_choices.hours;
        filter.sources = m_choices.sources;
        filter.is_area_chosen = is_chosen(area);
        // What has no column is told but not counted.
        for (auto const& category : seen.categories) {
            auto const column = m_columns.of(category);
            filter.categories.push_back(column &&
                                        is_among(m_choices.categories, m_columns.all()[*column].code));
        }
        if (m_choices.place) {
            auto const known = std::find(seen.places.begin(), seen.places.end(), *m_choices.place);
            // One past the last is a place that nothing was seen at.
            filter.place = static_cast<std::uint16_t>(known - seen.places.begin());
        }
        return filter;
    }

    void count_area(PictureStore::AreaRow const& area, PictureArea const& shown)
    {
        auto const seen = seen_area(area, m_reading, m_memory);
        auto const filter = filter_for(area, *seen);
        SeenCounts counts;
        bool const has_positions = area.has_points && area.kind == "place";
        Crossfilter(filter, counts).count(seen->rows, has_positions ? m_grid : std::nullopt);
        add_counts(counts, *seen);
        add_places(counts, *seen, area);
        add_shown_area(area, shown, counts.without_area);
    }

    void add_counts(SeenCounts const& counts, SeenArea const& seen)
    {
        m_explored.total += counts.total;
        m_explored.without_hour += counts.without_hour;
        m_explored.spread += counts.spread;
        m_explored.without_position += counts.without_position;
        for (std::size_t number = 0; number < counts.by_category.size(); ++number)
            if (auto const column = m_columns.of(seen.categories[number]))
                m_by_column[*column] += counts.by_category[number];
        for (std::size_t source = 0; source < 3; ++source) m_by_source[source] += counts.by_source[source];
        for (std::size_t hour = 0; hour < 168; ++hour) m_by_hour[hour] += counts.by_hour[hour];
        for (auto const& [cell, count] : counts.cells) m_cells[cell] += count;
        for (auto& point : m_explored.trend)
            for (auto day = point.first; day <= point.last; day = day.plus(1))
                point.count +=
                    counts.by_day[static_cast<std::size_t>(day.number - m_choices.days.first.number)];
    }

    void add_places(SeenCounts const& counts, SeenArea const& seen, PictureStore::AreaRow const& area)
    {
        for (auto const& place : m_store.places(area.id)) {
            auto const known = std::find(seen.places.begin(), seen.places.end(), place.id.text());
            auto const number = static_cast<std::size_t>(known - seen.places.begin());
            bool const is_the_one = m_choices.place == place.id.text();
            double const count = number < counts.by_place.size() ? counts.by_place[number] : 0;
            if (count > 0 || is_the_one)
                m_explored.places.push_back({place.id.text(), place.name, area.code, tenths(count)});
        }
    }

    void add_shown_area(PictureStore::AreaRow const& area, PictureArea const& shown, double count)
    {
        ExploredArea added{shown.code,
                           shown.name,
                           shown.kind,
                           shown.precision,
                           shown.is_joint,
                           is_chosen(area),
                           shown.geometry,
                           shown.label,
                           tenths(count),
                           0,
                           0};
        for (auto const& round : m_store.exposures(area.id, m_choices.days)) {
            added.expected += round.exposure.expected;
            added.answered += round.exposure.answered;
            if (!added.is_chosen) continue;
            for (auto& point : m_explored.trend)
                if (point.last >= round.days.first && point.first <= round.days.last) {
                    point.expected += round.exposure.expected;
                    point.answered += round.exposure.answered;
                }
        }
        if (added.is_chosen) {
            m_explored.expected += added.expected;
            m_explored.answered += added.answered;
        }
        m_explored.areas.push_back(std::move(added));
    }

    void finish()
    {
        m_explored.total = tenths(m_explored.total);
        m_explored.without_hour = tenths(m_explored.without_hour);
        m_explored.spread = tenths(m_explored.spread);
        m_explored.without_position = tenths(m_explored.without_position);
        for (auto& point : m_explored.trend) point.count = tenths(point.count);
        for (std::size_t c = 0; c < m_by_column.size(); ++c) {
            auto const& column = m_columns.all()[c];
            bool const is_named =
                !m_choices.categories.empty() && is_among(m_choices.categories, column.code);
            if (column.is_question || m_by_column[c] > 0 || is_named)
                m_explored.categories.push_back(
                    {column.code, {column.name_sv, column.name_en}, tenths(m_by_column[c])});
        }
        for (std::size_t source = 0; source < 3; ++source)
            m_explored.sources.push_back(
                {static_cast<observations::Source>(source), tenths(m_by_source[source])});
        for (std::size_t day = 0; day < 7; ++day) {
            auto& hours = m_explored.week.emplace_back();
            for (std::size_t hour = 0; hour < 24; ++hour) hours.push_back(tenths(m_by_hour[day * 24 + hour]));
        }
        keep_most_seen_places();
        if (m_grid) m_explored.hexagons = shown_cells();
    }
    void keep_most_seen_places()
    {
        auto& places = m_explored.places;
        std::stable_sort(places.begin(), places.end(), [&](auto const& one, auto const& other) {
            bool const is_one = m_choices.place == one.place;
            bool const is_other = m_choices.place == other.place;
            return is_one != is_other ? is_one : one.count > other.count;
        });
        if (places.size() > most_places) places.resize(most_places);
    }
    // Hexagons have whole counts: a part of an event is at least shown as one.
    PictureHexagons shown_cells() const
    {
        std::map<geo::HexCell, std::int64_t> whole;
        for (auto const& [cell, count] : m_cells)
            whole[cell] = std::max<std::int64_t>(1, std::llround(count));
        return hexagons_of(whole, *m_grid);
    }

    Choices m_choices;
    Frame const& m_frame;
    work::Reading& m_reading;
    PictureMemory* m_memory;
    PictureStore m_store;
    Columns m_columns;
    std::optional<geo::HexGrid> m_grid;
    std::vector<double> m_by_column;
    std::array<double, 3> m_by_source{};
    std::array<double, 168> m_by_hour{};
    std::map<geo::HexCell, double> m_cells;
    Explored m_explored;
};

}  // namespace

Result<access::Scope> scope_of(Explore const& query, work::Reading& reading)
{
    ShowPicture areas;
    areas.areas = query.areas;
    return scope_of(areas, reading);
}

Result<Explored> handle(Explore const& query, work::Reading& reading)
{
    auto choices = choices_of(query, reading);
    if (!choices) return refuse(choices);
    ShowPicture all;
    all.period = choices->days.last;
    auto const frame = frame_of(all, reading);
    if (!frame) return refuse(frame);
    return Explorer(std::move(*choices), *frame, reading, query.memory).explored();
}

}  // namespace samsyn::situation
