// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/fault_file.h"

#include <filesystem>

#include "lib/json/form.h"

namespace samsyn::datasets {

FaultFile::FaultFile(std::string const& path) : m_file(path, std::ios::binary | std::ios::trunc)
{
    // Cells of somebody's file: for us alone.
    std::error_code ignored;
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
}

void FaultFile::add(RowError const& error)
{
    if (m_count++ < most_listed_faults) m_file << json::write(error) << '\n';
}

std::vector<RowError> read_faults(std::string const& path, std::int64_t skip, std::int64_t limit)
{
    std::vector<RowError> found;
    std::ifstream file(path, std::ios::binary);
    std::string line;
    for (std::int64_t number = 0; std::getline(file, line) && number < skip + limit; ++number) {
        if (number < skip) continue;
        auto const error = json::read<RowError>(line);
        if (error) found.push_back(*error);
    }
    return found;
}

}  // namespace samsyn::datasets
