// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace samsyn::datasets {

// What is wrong with a row. Rows count as a spreadsheet counts: from 1, the headings included. Without a
// column the fault is the row's.
struct RowError {
    std::int64_t row = 0;
    std::string column;
    std::string code;
    std::string value;  // what stands in the cell, its beginning
};
BOOST_DESCRIBE_STRUCT(RowError, (), (row, column, code, value))

// The same fault in the same column, how often.
struct FaultCount {
    std::string column;
    std::string code;
    std::int64_t rows = 0;
    std::int64_t first_row = 0;
};
BOOST_DESCRIBE_STRUCT(FaultCount, (), (column, code, rows, first_row))

// What an import did, or on a dry run would do. rows = accepted + unchanged + ignored + rejected.
struct ImportReport {
    bool is_done = false;  // false: nothing was changed
    std::string dataset;
    std::string profile;
    std::int64_t rows = 0;
    std::int64_t accepted = 0;   // new, or changed since the last time
    std::int64_t updated = 0;    // of those: changed since the last time
    std::int64_t unchanged = 0;  // there already, word for word
    std::int64_t ignored = 0;    // left out by the profile: not what the register is about
    std::int64_t rejected = 0;
    std::vector<std::string> created_areas;
    std::vector<FaultCount> faults;    // most common first
    std::vector<RowError> errors;      // the first ones
    std::int64_t errors_left_out = 0;  // beyond those
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (is_done, dataset, profile, rows, accepted, updated, unchanged, ignored, rejected,
                       created_areas, faults, errors, errors_left_out))

}  // namespace samsyn::datasets
