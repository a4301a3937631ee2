// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/tabular/byte_source.h"
#include "lib/tabular/encoding.h"

namespace samsyn::tabular {

struct Row {
    std::uint64_t number = 0;        // as a spreadsheet counts: from 1, blank rows and the header included
    std::vector<std::string> cells;  // UTF-8
    // What is wrong with this row, or empty: row.too_few_cells, row.too_many_cells, row.quote (text after a
    // closing quote), row.quote_open (never closed), row.too_long, row.nul, row.encoding. Cells are then as
    // far as they could be read.
    std::string_view fault;
};

struct CsvOptions {
    std::optional<char> separator = std::nullopt;     // else the one of ; , tab | that fits the first rows
    std::optional<Encoding> encoding = std::nullopt;  // else by sniffing
    std::size_t max_columns = 2000;
    std::size_t max_row_bytes = 1 << 20;
    std::size_t max_quoted_lines_bytes = 64 << 10;  // a quoted cell may span lines, but no further than this
    std::uint64_t max_broken_quotes = 1000;
};

// Separated values as people send them, row by row in constant memory. A line "sep=;" at the top is obeyed.
class CsvReader {
public:
    // Reads the first piece and decides encoding and separator. Refuses when the file does: see
    // file_source().
    static Result<CsvReader> open(std::unique_ptr<ByteSource> source, CsvOptions const& options = {});

    // The next row that is not blank, as it stands: no faults for its number of cells. False at the end.
    // Refuses when the source does, or with "table.quotes_broken" when quotes are beyond repair.
    Result<bool> next(Row& row);

    char separator() const { return m_separator; }
    Encoding encoding() const { return m_encoding.encoding; }

private:
    CsvReader(std::unique_ptr<ByteSource> source, CsvOptions const& options);

    Result<Done> begin();
    Result<bool> fill();
    void append_decoded(std::string_view bytes);
    void obey_separator_line();
    char likeliest_separator() const;
    Result<bool> read_record(Row& row);
    Result<Done> skip_long_line(Row& row);
    void decode(Row& row, std::string_view bytes);

    std::unique_ptr<ByteSource> m_source;
    CsvOptions m_options;
    SniffedEncoding m_encoding;
    char m_separator = ',';
    std::string m_buffer;     // UTF-8, or Windows-1252 as it came
    std::size_t m_start = 0;  // of the next record in the buffer
    std::string m_undecoded;  // UTF-16 not yet turned into UTF-8
    bool m_source_at_end = false;
    std::uint64_t m_row_number = 0;
    std::uint64_t m_broken_quotes = 0;
};

}  // namespace samsyn::tabular
