// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

#include "lib/disclosure/protect.h"

// The JSON forms of plans and releases, which other programs rely on.
namespace samsyn::disclosure {

// {"dimensions": [{"name", "codes": [{"code", "parent"}]}], "tables": [{"name", "dimensions", "cells":
// [{"key", "count"}]}]}. Fields that are not known are refused: a word misspelt must not open a cell.
Result<Plan> read_plan(std::string_view json);

// What `samsyn protect --json` printed. Fields that are not known are passed over. Refuses what was not
// released.
Result<Release> read_release(std::string_view json);

// What the audit looked at in it: hidden cells and differences, and how many of them gave a small count away.
struct AuditNumbers {
    std::int64_t cells = 0;
    std::int64_t violations = 0;
};
BOOST_DESCRIBE_STRUCT(AuditNumbers, (), (cells, violations))
Result<AuditNumbers> read_audit(std::string_view json);

// {"released", "reason", "k", "tables", "dimensions", "primary", "secondary", "audit", "seconds"}; reason is
// a sentence, empty when released.
std::string write_answer(Protected const& answer, std::int64_t k, std::string_view reason, double seconds);

}  // namespace samsyn::disclosure
