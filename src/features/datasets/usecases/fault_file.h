// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <fstream>
#include <string>
#include <vector>

#include "src/features/datasets/domain/import_report.h"

namespace samsyn::datasets {

// Rows at fault beyond these are counted, not listed.
inline constexpr std::int64_t most_listed_faults = 200'000;

// Writes the rows at fault of an import to a file of its own, one JSON object a line.
class FaultFile {
public:
    explicit FaultFile(std::string const& path);
    void add(RowError const& error);

private:
    std::ofstream m_file;
    std::int64_t m_count = 0;
};

// At most `limit` of them after the first `skip`; none when there is no file.
std::vector<RowError> read_faults(std::string const& path, std::int64_t skip, std::int64_t limit);

}  // namespace samsyn::datasets
