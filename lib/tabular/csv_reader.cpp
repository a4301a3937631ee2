// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/csv_reader.h"

#include <algorithm>

#include "lib/tabular/csv_record.h"

namespace samsyn::tabular {
namespace {

constexpr std::size_t piece_bytes = 256 << 10;
constexpr std::size_t sample_bytes = 64 << 10;
constexpr int sample_rows = 25;

// How well a separator fits: cells per row, counted only when most of the first rows agree with the header.
double fit(std::string_view sample, bool at_end, char separator)
{
    std::vector<std::string> cells;
    std::size_t header = 0;
    int rows = 0;
    int agreeing = 0;
    while (!sample.empty() && rows < sample_rows) {
        auto const scan = scan_record(sample, separator, at_end, {}, cells);
        if (scan.end == RecordScan::End::cut_off) break;
        sample.remove_prefix(scan.next);
        if (scan.cells == 1 && cells[0].empty()) continue;
        if (rows == 0) header = scan.cells;
        agreeing += scan.cells == header;
        ++rows;
    }
    if (header < 2) return 0;
    double const agreement = static_cast<double>(agreeing) / rows;
    return agreement * agreement * static_cast<double>(std::min<std::size_t>(header, 50) + 10);
}

bool is_blank_row(std::vector<std::string> const& cells)
{
    return std::ranges::all_of(
        cells, [](auto const& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, CsvOptions const& options)
    : m_source(std::move(source)), m_options(options)
{
}

Result<CsvReader> CsvReader::open(std::unique_ptr<ByteSource> source, CsvOptions const& options)
{
    CsvReader reader(std::move(source), options);
    if (auto const begun = reader.begin(); !begun) return refuse(begun);
    return reader;
}

Result<Done> CsvReader::begin()
{
    std::string beginning;
    while (beginning.size() < sample_bytes && !m_source_at_end) {
        char piece[4096];
        auto const count = m_source->read(piece);
        if (!count) return refuse(count);
        beginning.append(piece, *count);
        m_source_at_end = *count == 0;
    }
    m_encoding = sniff_encoding(beginning);
    if (m_options.encoding) {
        auto const mark = m_encoding.encoding == *m_options.encoding ? m_encoding.mark_bytes : 0;
        m_encoding = {*m_options.encoding, mark};
    }
    append_decoded(std::string_view(beginning).substr(m_encoding.mark_bytes));
    obey_separator_line();
    return Done{};
}

void CsvReader::obey_separator_line()
{
    auto const line = std::string_view(m_buffer).substr(0, 7);
    if (line.starts_with("sep=") && line.size() > 5 && (line[5] == '\r' || line[5] == '\n')) {
        m_separator = line[4];
        m_start = line.substr(5) == "\r\n" ? 7 : 6;
        if (!m_options.separator) return;
    }
    m_separator = m_options.separator ? *m_options.separator : likeliest_separator();
}

char CsvReader::likeliest_separator() const
{
    auto const sample = std::string_view(m_buffer).substr(0, sample_bytes);
    bool const whole = m_source_at_end && sample.size() == m_buffer.size();
    char best = ';';
    double best_fit = 0;
    for (char const candidate : {';', '\t', ',', '|'}) {
        double const own = fit(sample, whole, candidate);
        if (own > best_fit) {
            best = candidate;
            best_fit = own;
        }
    }
    return best;
}

void CsvReader::append_decoded(std::string_view bytes)
{
    if (m_encoding.encoding != Encoding::utf16_little && m_encoding.encoding != Encoding::utf16_big) {
        m_buffer += bytes;
        return;
    }
    m_undecoded += bytes;
    m_undecoded.erase(0, append_utf16(m_undecoded, m_encoding.encoding == Encoding::utf16_big, m_buffer));
}

// Reads on; false when there is no more.
Result<bool> CsvReader::fill()
{
    if (m_source_at_end) return false;
    m_buffer.erase(0, m_start);
    m_start = 0;
    std::string piece(piece_bytes, '\0');
    auto const count = m_source->read(piece);
    if (!count) return refuse(count);
    m_source_at_end = *count == 0;
    append_decoded(std::string_view(piece).substr(0, *count));
    return true;
}

Result<bool> CsvReader::next(Row& row)
{
    do {
        auto const read = read_record(row);
        if (!read || !*read) return read;
    } while (row.fault.empty() && is_blank_row(row.cells));
    return true;
}

Result<bool> CsvReader::read_record(Row& row)
{
    row.fault = {};
    RecordLimits const limits{m_options.max_columns, m_options.max_quoted_lines_bytes};
    for (;;) {
        auto const rest = std::string_view(m_buffer).substr(m_start);
        if (rest.empty() && m_source_at_end) return false;
        auto const scan = scan_record(rest, m_separator, m_source_at_end, limits, row.cells);
        bool const is_cut_off = scan.end == RecordScan::End::cut_off;
        if ((is_cut_off ? rest.size() : scan.next) > m_options.max_row_bytes) {
            if (auto const done = skip_long_line(row); !done) return refuse(done);
            return true;
        }
        if (is_cut_off) {
            if (auto const more = fill(); !more) return refuse(more);
            continue;
        }
        row.number = ++m_row_number;
        if (scan.end == RecordScan::End::quote_open) {
            row.fault = "row.quote_open";
            if (++m_broken_quotes > m_options.max_broken_quotes)
                return fail(ErrorKind::invalid, "table.quotes_broken");
        }
        if (scan.stray_text) row.fault = "row.quote";
        decode(row, rest.substr(0, scan.next));
        m_start += scan.next;
        return true;
    }
}

// Throws the rest of a line away that is longer than any honest one; what was read of it goes too.
Result<Done> CsvReader::skip_long_line(Row& row)
{
    row.number = ++m_row_number;
    row.cells.clear();
    row.fault = "row.too_long";
    for (;;) {
        auto const end = m_buffer.find('\n', m_start);
        if (end != std::string::npos) {
            m_start = end + 1;
            return Done{};
        }
        m_start = m_buffer.size();
        if (m_source_at_end) return Done{};
        if (auto const more = fill(); !more) return refuse(more);
    }
}

void CsvReader::decode(Row& row, std::string_view bytes)
{
    if (bytes.find('\0') != std::string_view::npos) {
        row.fault = "row.nul";
        for (auto& cell : row.cells) std::erase(cell, '\0');
    }
    if (is_ascii(bytes)) return;
    bool const fits_utf8 = m_encoding.encoding != Encoding::windows1252 && is_utf8(bytes);
    if (!m_encoding.certain) m_encoding = {fits_utf8 ? Encoding::utf8 : Encoding::windows1252, 0};
    if (fits_utf8) return;
    if (m_encoding.encoding != Encoding::windows1252) row.fault = "row.encoding";
    for (auto& cell : row.cells) cell = from_windows1252(cell);
}

}  // namespace samsyn::tabular
