// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samsyn {

// An instant, in milliseconds since 1970-01-01T00:00:00Z.
struct UtcTime {
    std::int64_t milliseconds = 0;

    // 2026-11-25T10:11:54.000Z
    std::string text() const;
    // RFC 3339 with any offset; a missing offset is refused.
    static std::optional<UtcTime> parse(std::string_view text);

    UtcTime plus_seconds(std::int64_t seconds) const { return {milliseconds + seconds * 1000}; }
    friend auto operator<=>(UtcTime const&, UtcTime const&) = default;
};

// A calendar day without time zone, counted from 1970-01-01.
struct Day {
    std::int32_t number = 0;

    static Day of(int year, unsigned month, unsigned day);
    static std::optional<Day> parse(std::string_view iso);
    std::string text() const;  // 2026-11-25
    int year() const;
    unsigned month() const;
    unsigned day_of_month() const;
    unsigned iso_weekday() const;  // 1 Monday … 7 Sunday

    Day plus(std::int32_t days) const { return {number + days}; }
    friend auto operator<=>(Day const&, Day const&) = default;
};

// Where "now" comes from: only the composition root makes a real one, tests set theirs.
class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    UtcTime now() const override;
};

// A clock that stands where it is put: tests, demo data, simulation.
class SetClock final : public Clock {
public:
    explicit SetClock(UtcTime now) : m_now(now) {}
    UtcTime now() const override { return m_now; }
    void set(UtcTime now) { m_now = now; }

private:
    UtcTime m_now;
};

}  // namespace samsyn
