// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

// Tables as spreadsheets of Swedish offices read them.
namespace samsyn::publishing {

inline std::string const csv_beginning = "\xEF\xBB\xBF";  // says that it is UTF-8

std::string csv_row(std::vector<std::string> const& cells);

}  // namespace samsyn::publishing
