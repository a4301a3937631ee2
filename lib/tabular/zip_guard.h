// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::tabular {

struct ZipLimits {
    std::size_t entries = 2000;
    std::uint64_t inflated_bytes = 200 << 20;  // of all entries together
    std::uint64_t ratio = 100;                 // of one entry, once it is larger than the next
    std::uint64_t ratio_free_bytes = 4 << 20;
};

// Looks into a zip file before anything else does: inflates every entry and counts what comes out, since what
// the headers say may be a lie. Gives the entries' names. Refuses with zip.broken, zip.encrypted,
// zip.unsupported (zip64, split archives, methods other than stored and deflate), zip.too_many_entries,
// zip.bomb.
Result<std::vector<std::string>> guarded_zip_entries(std::string const& path, ZipLimits const& limits = {});

}  // namespace samsyn::tabular
