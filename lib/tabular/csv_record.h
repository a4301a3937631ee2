// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace samsyn::tabular {

struct RecordLimits {
    std::size_t cells = 2000;
    std::size_t quoted_lines_bytes = 64 << 10;
};

// How far one record of separated values goes in a piece of text.
struct RecordScan {
    enum class End {
        record,      // it ends before `next`
        cut_off,     // the text ends inside it
        quote_open,  // a quote is never closed; `next` is after the first line it swallowed
    };
    End end = End::record;
    std::size_t next = 0;
    std::size_t cells = 0;    // how many there are, also those beyond the limit
    bool stray_text = false;  // something stands between a closing quote and the next separator
};

// Reads the record at the front of `text` into `cells` (reused; at most limits.cells + 1 of them). RFC 4180,
// and kindly: any line ending, quotes inside an unquoted cell are plain signs. `at_end` says that no more
// text will come.
RecordScan scan_record(std::string_view text, char separator, bool at_end, RecordLimits const& limits,
                       std::vector<std::string>& cells);

}  // namespace samsyn::tabular
