// SPDX-License-Identifier: EUPL-1.2
#include "tests/attack/random_plans.h"

#include <map>
#include <set>

namespace samsyn::attack {
namespace {

using disclosure::Code;
using disclosure::CodeText;
using disclosure::Dimension;
using disclosure::Plan;
using disclosure::Table;

class Teller {
public:
    explicit Teller(std::uint64_t seed) : m_chance(seed), m_mean(from(2, 12)) {}

    Story tell(Kind kind)
    {
        switch (kind) {
            case Kind::two_way:
                return {kind, {plan({flat("a", from(2, 8)), flat("b", from(2, 8))})}};
            case Kind::hierarchical:
                return {kind,
                        {plan({grouped("a", from(2, 3), from(2, 4)), grouped("b", from(1, 3), from(2, 3))})}};
            case Kind::three_way:
                return {kind, {plan({flat("a", from(2, 4)), flat("b", from(2, 3)), flat("c", from(2, 3))})}};
            case Kind::growing:
                return growing();
            case Kind::linked:
                return linked();
            case Kind::slivers:
                return slivers();
            case Kind::parts_dropped:
                return parts_dropped();
            case Kind::lender_dropped:
                return lender_dropped();
        }
        return {};
    }

private:
    int from(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_chance); }

    std::int64_t count()
    {
        double const rate = std::gamma_distribution<double>(0.8, m_mean / 0.8)(m_chance);
        return std::poisson_distribution<int>(rate)(m_chance);
    }

    static Dimension flat(std::string const& name, int leaves)
    {
        Dimension dimension{name, {{{"T", {}, {}}}}, {}};
        for (int i = 0; i < leaves; ++i)
            dimension.codes.items.push_back({name + std::to_string(i), CodeText("T"), {}});
        return dimension;
    }

    static Dimension grouped(std::string const& name, int groups, int leaves)
    {
        auto dimension = flat(name, groups);
        for (int g = 0; g < groups; ++g)
            for (int i = 0; i < leaves; ++i)
                dimension.codes.items.push_back({name + std::to_string(g) + "." + std::to_string(i),
                                                 CodeText(name + std::to_string(g)),
                                                 {}});
        return dimension;
    }

    static std::vector<std::string> leaves_of(Dimension const& dimension)
    {
        std::vector<std::string> leaves;
        for (auto const& code : dimension.codes) {
            bool is_parent = false;
            for (auto const& other : dimension.codes)
                is_parent = is_parent || (other.parent && other.parent->value == code.code.value);
            if (!is_parent) leaves.push_back(code.code);
        }
        return leaves;
    }

    Table table(std::string const& name, std::vector<Dimension> const& dimensions)
    {
        Table made{name, {}, {}};
        std::vector<disclosure::Key> keys(1);
        for (auto const& dimension : dimensions) {
            made.dimensions.items.push_back(dimension.name);
            std::vector<disclosure::Key> longer;
            for (auto const& key : keys)
                for (auto const& leaf : leaves_of(dimension)) {
                    longer.push_back(key);
                    longer.back().items.emplace_back(leaf);
                }
            keys = longer;
        }
        for (auto const& key : keys) made.cells.items.push_back({key, count()});
        return made;
    }

    Plan plan(std::vector<Dimension> const& dimensions) { return {{dimensions}, {{table("t", dimensions)}}}; }

    Story growing()
    {
        auto first = plan({flat("a", from(2, 6)), flat("b", from(2, 6))});
        auto second = first;
        grow(second.tables.items[0]);
        if (from(0, 1)) return {Kind::growing, {first, second}};
        auto third = second;
        grow(third.tables.items[0]);
        return {Kind::growing, {first, second, third}};
    }

    void grow(Table& table)
    {
        m_mean = from(1, 4);
        for (auto& cell : table.cells.items)
            if (from(0, 1)) cell.count = cell.count + count();
    }

    // The same areas in each release, now with parts, now without; in half of the stories more happens
    // between.
    Story parts_dropped()
    {
        auto divided = plan({grouped("a", from(2, 4), from(2, 3)), flat("c", from(2, 4))});
        bool const grows = from(0, 1);
        Story story{Kind::parts_dropped, {}};
        for (int release = 0, releases = from(2, 3); release < releases; ++release) {
            if (grows && release > 0) grow(divided.tables.items[0]);
            std::set<std::string> dropped;
            for (int g = 0; g < 4; ++g)
                if (from(0, 1)) dropped.insert("a" + std::to_string(g));
            story.plans.push_back(without_parts(divided, dropped));
        }
        return story;
    }

    static Plan without_parts(Plan plan, std::set<std::string> const& dropped)
    {
        auto const whole = [&](std::string const& code) {
            auto const area = code.substr(0, code.find('.'));
            return dropped.contains(area) ? area : code;
        };
        std::erase_if(plan.dimensions.items[0].codes.items,
                      [&](Code const& code) { return whole(code.code) != code.code.value; });
        std::map<std::pair<std::string, std::string>, std::int64_t> sums;
        for (auto const& cell : plan.tables.items[0].cells)
            sums[{whole(cell.key.items[0]), cell.key.items[1]}] += cell.count;
        plan.tables.items[0].cells.items.clear();
        for (auto const& [key, sum] : sums)
            plan.tables.items[0].cells.items.push_back({{{key.first, key.second}}, sum});
        return plan;
    }

    // Districts made of areas that have places in them; in some releases nobody speaks of the places, nor of
    // the areas being made of them.
    Story lender_dropped()
    {
        int const areas = from(2, 4);
        auto const places = grouped("a", areas, from(2, 3));
        auto const category = flat("c", from(2, 3));
        Dimension districts = flat("d", 2);
        for (int a = 0; a < areas; ++a)
            districts.codes.items.push_back(
                {"a" + std::to_string(a), CodeText("d" + std::to_string(a % 2)), {}});
        auto const by_place = plan({places, category});
        std::set<std::string> all;
        for (int a = 0; a < areas; ++a) all.insert("a" + std::to_string(a));
        auto by_district = without_parts(by_place, all);
        by_district.dimensions.items[0] = districts;
        by_district.tables.items[0].name = "districts";
        by_district.tables.items[0].dimensions.items[0] = districts.name;
        auto both = by_place;
        districts.same_as = places.name;
        both.dimensions.items.push_back(districts);
        both.tables.items.push_back(by_district.tables.items[0]);
        switch (from(0, 3)) {
            case 0:
                return {Kind::lender_dropped, {by_district, both}};
            case 1:
                return {Kind::lender_dropped, {both, by_district}};
            case 2:
                return {Kind::lender_dropped, {both, by_district, by_place}};
            default:
                return {Kind::lender_dropped, {by_district, both, by_district}};
        }
    }

    // Three things are counted, but the tables show two at a time.
    Story linked()
    {
        std::vector<Dimension> const dimensions{flat("a", from(2, 5)), flat("b", from(2, 4)),
                                                flat("c", from(2, 4))};
        auto const whole = table("whole", dimensions);
        Plan made{{dimensions}, {}};
        for (std::size_t other = 1; other <= 2; ++other) {
            Table part{
                "a" + dimensions[other].name.value, {{dimensions[0].name, dimensions[other].name}}, {}};
            std::map<std::pair<std::string, std::string>, std::int64_t> sums;
            for (auto const& cell : whole.cells)
                sums[{cell.key.items[0], cell.key.items[other]}] += cell.count;
            for (auto const& [key, sum] : sums) part.cells.items.push_back({{{key.first, key.second}}, sum});
            made.tables.items.push_back(part);
        }
        return {Kind::linked, {made}};
    }

    // Areas, each in two halves that no table shows, and districts that begin in the middle of them.
    Story slivers()
    {
        int const areas = from(2, 5);
        auto by_area = grouped("a", areas, 2);
        Dimension by_district{"d", {{{"T", {}, {}}}}, CodeText("a")};
        for (int i = 0; i <= areas; ++i)
            by_district.codes.items.push_back({"d" + std::to_string(i), CodeText("T"), {}});
        for (auto& code : by_area.codes.items) {
            if (code.code.value.find('.') == std::string::npos) continue;
            code.published = false;
            int const area = std::stoi(code.code.value.substr(1));
            auto const district = "d" + std::to_string(code.code.value.ends_with(".0") ? area : area + 1);
            by_district.codes.items.push_back({code.code, CodeText(district), false});
        }
        auto const category = flat("c", from(2, 3));
        auto first = table("areas", {by_area, category});
        auto second = first;
        second.name = "districts";
        second.dimensions.items[0] = by_district.name;
        return {Kind::slivers, {{{{by_area, by_district, category}}, {{first, second}}}}};
    }

    std::mt19937_64 m_chance;
    double m_mean;
};

}  // namespace

Story random_story(std::uint64_t seed) { return Teller(seed).tell(static_cast<Kind>(seed % kinds)); }

}  // namespace samsyn::attack
