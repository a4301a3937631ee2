// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/search.h"

#include "lib/analytics/scan/sift.h"

#include <algorithm>

namespace samsyn::analytics {

namespace {

constexpr std::uint32_t past_end = 128;  // what sift may read too far

struct Lengths {
    std::uint32_t shortest, longest;
    std::vector<std::uint16_t> least;  // per first period, scaled
    std::uint16_t low, high;
};

}  // namespace

struct Search::Plan {
    Cube const& cube;
    Zones const& zones;
    Critical critical;
    std::vector<Lengths> lengths;
    double scale = 1;

    Plan(Cube const& of, Zones const& in) : cube(of), zones(in), critical(of.statistic)
    {
        if (cube.is_product() && !cube.alive) band_lengths();
    }

    void band_lengths()
    {
        double most = 0;
        for (std::uint32_t end = 1; end <= cube.periods; ++end)
            most = std::max(most, cube.by_period[end] - cube.by_period[end - std::min(end, cube.longest)]);
        scale = most > 0 ? 32'000 / most : 1;
        for (std::uint32_t from = 1; from <= cube.longest;) {
            std::uint32_t const to = std::min(cube.longest, std::max(from, from * 7 / 5));
            lengths.push_back(band(from, to));
            from = to + 1;
        }
    }

    Lengths band(std::uint32_t shortest, std::uint32_t longest) const
    {
        Lengths made{shortest, longest, std::vector<std::uint16_t>(cube.periods + past_end, 32'767), 32'767,
                     0};
        for (std::uint32_t at = 0; at + shortest <= cube.periods; ++at) {
            double const least = cube.by_period[at + shortest] - cube.by_period[at];
            made.least[at] = static_cast<std::uint16_t>(std::max(0.0, least * scale * (1 - 1e-6)));
            made.low = std::min(made.low, made.least[at]);
            made.high = std::max(made.high, made.least[at]);
        }
        return made;
    }
};

namespace {

// One centre's zones, growing.
template <class Plan>
class Growing {
public:
    Growing(Plan const& plan, Sample const& sample) : m_plan(plan), m_cube(plan.cube), m_sample(sample)
    {
        std::uint32_t const most = most_in_window();
        m_narrow = m_cube.is_product() && !m_cube.alive && most < 32'000;
        while (m_narrow && m_shift < 5 && (most << (m_shift + 1)) < 32'000) ++m_shift;
        if (m_narrow)
            m_short.resize(m_cube.periods + 1 + m_cube.longest + past_end);
        else {
            m_counts.resize(m_cube.periods + 1);
            m_expected.resize(m_cube.periods + 1);
        }
        m_bands.resize(plan.lengths.size());
        m_found.resize(m_cube.periods + past_end);
    }

    // Looks for better than `best` round a centre, and puts what it finds there.
    void look(std::uint32_t centre, Window& best)
    {
        std::ranges::fill(m_short, std::uint16_t{0});
        std::ranges::fill(m_counts, 0.0);
        std::ranges::fill(m_expected, 0.0);
        m_weight = 0;
        m_best = &best;
        auto const members = m_plan.zones.around(centre);
        m_centre = centre;
        m_level = Critical::level_of(best.statistic);
        for (m_size = 1; m_size <= members.size(); ++m_size) {
            auto const added = members[m_size - 1];
            auto const cases = m_sample.at(added);
            if (m_narrow)
                add_narrow(added, cases);
            else
                add(added, cases);
            if (cases.empty()) continue;
            if (m_cube.alive)
                look_alive(cases);
            else
                look_near(cases);
        }
    }

private:
    std::uint32_t most_in_window() const
    {
        std::vector<std::uint32_t> cumulated(m_cube.periods + 1);
        for (auto each : m_sample.period) ++cumulated[each + 1];
        for (std::uint32_t at = 0; at < m_cube.periods; ++at) cumulated[at + 1] += cumulated[at];
        std::uint32_t most = 0;
        for (std::uint32_t end = 1; end <= m_cube.periods; ++end)
            most = std::max(most, cumulated[end] - cumulated[end - std::min(end, m_cube.longest)]);
        return most;
    }

    void add_narrow(std::uint32_t added, std::span<std::uint32_t const> cases)
    {
        m_weight += m_cube.by_location[added];
        auto* const counts = m_short.data();
        std::size_t const end = m_short.size();
        std::uint16_t step = 0;
        for (std::size_t number = 0; number < cases.size(); ++number) {  // between two cases the step is one
            step = static_cast<std::uint16_t>(step + (1U << m_shift));
            std::size_t const to = number + 1 < cases.size() ? cases[number + 1] + 1 : end;
            for (std::size_t at = cases[number] + 1; at < to; ++at)
                counts[at] = static_cast<std::uint16_t>(counts[at] + step);
        }
    }

    void add(std::uint32_t added, std::span<std::uint32_t const> cases)
    {
        for (std::uint32_t at = 1; at <= m_cube.periods; ++at)
            m_expected[at] += m_cube.cumulated_at(added, at);
        double weight = 0;
        for (std::size_t number = 0; number < cases.size(); ++number) {
            weight += m_cube.weight_of(added, cases[number]);
            std::size_t const to = number + 1 < cases.size() ? cases[number + 1] + 1 : m_counts.size();
            for (std::size_t at = cases[number] + 1; at < to; ++at) m_counts[at] += weight;
        }
    }

    // Windows that reach the last period and a case of the location just added.
    void look_alive(std::span<std::uint32_t const> cases)
    {
        std::uint32_t const earliest = m_cube.periods - m_cube.longest;
        if (cases.back() < earliest) return;
        for (std::uint32_t at = earliest; at <= cases.back(); ++at) judge(at, m_cube.periods);
    }

    // Windows that begin at most their longest before a case of the location just added.
    void look_near(std::span<std::uint32_t const> cases)
    {
        if (m_narrow) set_bands();
        std::uint32_t done = 0;
        for (std::size_t number = 0; number < cases.size();) {
            std::uint32_t const reach = m_cube.longest - 1;
            std::uint32_t const from = std::max(done, cases[number] - std::min(cases[number], reach));
            std::uint32_t to = cases[number] + 1;
            while (++number < cases.size() && cases[number] <= to + reach) to = cases[number] + 1;
            if (from < to) look_from(from, to);
            done = to;
        }
    }

    void look_from(std::uint32_t from, std::uint32_t to)
    {
        if (!m_narrow) {
            for (std::uint32_t at = from; at < to; ++at) judge_all(at);
            return;
        }
        std::size_t const hits =
            sift(m_short.data(), m_bands.data(), m_bands.size(), from, to, m_found.data());
        for (std::size_t hit = 0; hit < hits; ++hit) judge_all(m_found[hit]);
    }

    // The straight line between the ends of a curve that bends down lies below it: the least count as a
    // line in the expected.
    void set_bands()
    {
        double const unit = 1U << m_shift;
        for (std::size_t number = 0; number < m_bands.size(); ++number) {
            Lengths const& lengths = m_plan.lengths[number];
            double const low = least(lengths.low), rise = least(lengths.high) - low;
            double const slope = lengths.high > lengths.low ? rise / (lengths.high - lengths.low) : 0;
            auto const steep = static_cast<std::uint16_t>(std::clamp(slope * unit * 65'536, 0.0, 65'535.0));
            double const zero = std::floor(low * unit - steep / 65'536.0 * lengths.low) - 1;
            m_bands[number] = {lengths.least.data(), lengths.longest,
                               static_cast<std::int16_t>(std::clamp(zero, -32'768.0, 32'767.0)), steep};
        }
    }

    double least(std::uint16_t scaled) const
    {
        return m_plan.critical.least(m_level, m_weight * scaled / m_plan.scale);
    }

    void judge_all(std::uint32_t at)
    {
        if (count(at, at + 1) <= 0) return;
        std::uint32_t const last = std::min(m_cube.periods, at + m_cube.longest);
        double before = 0;
        for (std::uint32_t end = at + 1; end <= last; ++end) {
            double const now = count(at, end);
            if (now > before) judge(at, end);
            before = now;
        }
    }

    double count(std::uint32_t at, std::uint32_t end) const
    {
        if (!m_narrow) return m_counts[end] - m_counts[at];
        return static_cast<std::uint16_t>(m_short[end] - m_short[at]) >> m_shift;
    }

    double expected(std::uint32_t at, std::uint32_t end) const
    {
        if (m_narrow) return m_weight * (m_cube.by_period[end] - m_cube.by_period[at]);
        return m_expected[end] - m_expected[at];
    }

    void judge(std::uint32_t at, std::uint32_t end)
    {
        double const cases = count(at, end), few = expected(at, end);
        if (cases < m_plan.critical.least(m_level, few)) return;
        double const statistic = m_cube.statistic.at(cases, few);
        // Sums in another order differ in the last bits: what is equal stays with the first.
        if (!(statistic > m_best->statistic * (1 + 1e-11))) return;
        *m_best = {statistic, m_centre, static_cast<std::uint32_t>(m_size), at, end};
        if (int const level = Critical::level_of(statistic); level != m_level) {
            m_level = level;
            if (m_narrow) set_bands();
        }
    }

    Plan const& m_plan;
    Cube const& m_cube;
    Sample const& m_sample;
    bool m_narrow = false;
    unsigned m_shift = 0;
    std::vector<std::uint16_t> m_short;  // cases of the zone, cumulated, times 2^shift, modulo 2^16
    std::vector<double> m_counts, m_expected;
    std::vector<Band> m_bands;
    std::vector<std::uint32_t> m_found;
    double m_weight = 0;
    std::size_t m_size = 0;
    std::uint32_t m_centre = 0;
    int m_level = 0;
    Window* m_best = nullptr;
};

}  // namespace

Search::Search(Cube const& cube, Zones const& zones) : m_plan(std::make_unique<Plan>(cube, zones)) {}

Search::~Search() = default;

Window Search::best(Sample const& sample, double floor) const
{
    Window best{.statistic = floor};
    Growing growing(*m_plan, sample);
    for (std::uint32_t centre = 0; centre < m_plan->cube.locations; ++centre) growing.look(centre, best);
    return best.size ? best : Window{};
}

std::vector<Window> Search::best_per_centre(Sample const& sample, Running const& running) const
{
    std::vector<Window> best(m_plan->cube.locations);
    in_parallel(best.size(), 64, running, [&](std::size_t first, std::size_t last) {
        Growing growing(*m_plan, sample);
        for (; first < last; ++first) growing.look(static_cast<std::uint32_t>(first), best[first]);
    });
    return best;
}

}  // namespace samsyn::analytics
