// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/base/swedish_calendar.h"

namespace samsyn {

// A place's clock by its IANA name ("Europe/London"), for files from elsewhere. Cheap to copy.
class Zone {
public:
    // Nothing when the machine's tables lack the name.
    static std::optional<Zone> named(std::string const& name);

    // As samsyn::utc_of() for Sweden: a time that is skipped is moved forward, one that comes twice means the
    // first.
    UtcTime utc_of(LocalTime local) const;
    LocalTime local(UtcTime time) const;

private:
    explicit Zone(void const* rules) : m_rules(rules) {}
    void const* m_rules;  // lives as long as the program
};

}  // namespace samsyn
