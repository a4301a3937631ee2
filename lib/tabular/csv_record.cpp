// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/csv_record.h"

#include <algorithm>

namespace samsyn::tabular {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_line_end(char sign) { return sign == '\n' || sign == '\r'; }
bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == npos; }

class Scanner {
public:
    Scanner(std::string_view text, char separator, bool at_end, RecordLimits const& limits,
            std::vector<std::string>& cells)
        : m_text(text), m_separator(separator), m_at_end(at_end), m_limits(limits), m_cells(cells)
    {
    }

    RecordScan run()
    {
        while (read_cell() && take_separator()) {}
        m_cells.resize(std::min(m_scan.cells, m_limits.cells + 1));
        return m_scan;
    }

private:
    bool stop(RecordScan::End end, std::size_t next)
    {
        m_scan.end = end;
        m_scan.next = next;
        return false;
    }
    bool stop_cut_off() { return stop(RecordScan::End::cut_off, 0); }

    std::string& next_cell()
    {
        auto const slot = std::min(m_scan.cells, m_limits.cells);
        ++m_scan.cells;
        if (slot == m_cells.size()) m_cells.emplace_back();
        m_cells[slot].clear();
        return m_cells[slot];
    }

    bool read_cell()
    {
        auto& cell = next_cell();
        if (m_at < m_text.size() && m_text[m_at] == '"') return read_quoted(cell);
        auto const end = cell_end();
        cell.assign(m_text.substr(m_at, end - m_at));
        m_at = end;
        return true;
    }

    std::size_t cell_end() const
    {
        auto at = m_at;
        while (at < m_text.size() && m_text[at] != m_separator && !is_line_end(m_text[at])) ++at;
        return at;
    }

    bool read_quoted(std::string& cell)
    {
        auto const opened = m_at++;
        for (;;) {
            auto const quote = m_text.find('"', m_at);
            if (swallows_too_much(opened, quote)) return stop_open(cell, opened);
            if (quote == npos) return m_at_end ? stop_open(cell, opened) : stop_cut_off();
            cell.append(m_text, m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at == m_text.size() && !m_at_end) return stop_cut_off();
            if (m_at == m_text.size() || m_text[m_at] != '"') break;
            cell += '"';
            ++m_at;
        }
        return read_after_quote(cell);
    }

    bool swallows_too_much(std::size_t opened, std::size_t quote)
    {
        // Looked for once per line, not once per quote: a hostile line has very many.
        if (!m_line_end_known || m_first_line_end < opened) m_first_line_end = m_text.find('\n', opened);
        m_line_end_known = true;
        auto const seen = std::min(quote, m_text.size());
        return m_first_line_end != npos && seen > m_first_line_end + m_limits.quoted_lines_bytes;
    }

    // The cell keeps the rest of its own line; the lines after it are rows again.
    bool stop_open(std::string& cell, std::size_t opened)
    {
        auto const line_end = std::min(m_text.find_first_of("\r\n", opened), m_text.size());
        cell.assign(m_text.substr(opened + 1, line_end - opened - 1));
        return stop(RecordScan::End::quote_open,
                    line_end == m_text.size() ? line_end : after_line_end(line_end));
    }

    bool read_after_quote(std::string& cell)
    {
        auto const end = cell_end();
        auto const stray = m_text.substr(m_at, end - m_at);
        if (!is_blank(stray)) {
            m_scan.stray_text = true;
            cell += stray;
        }
        m_at = end;
        return true;
    }

    // True when another cell follows.
    bool take_separator()
    {
        if (m_at == m_text.size()) return m_at_end ? stop(RecordScan::End::record, m_at) : stop_cut_off();
        if (m_text[m_at] == m_separator) {
            ++m_at;
            return true;
        }
        bool const may_be_halved = m_text[m_at] == '\r' && m_at + 1 == m_text.size() && !m_at_end;
        return may_be_halved ? stop_cut_off() : stop(RecordScan::End::record, after_line_end(m_at));
    }

    std::size_t after_line_end(std::size_t at) const
    {
        return m_text.substr(at, 2) == "\r\n" ? at + 2 : at + 1;
    }

    std::string_view m_text;
    char m_separator;
    bool m_at_end;
    RecordLimits const& m_limits;
    std::vector<std::string>& m_cells;
    std::size_t m_at = 0;
    std::size_t m_first_line_end = 0;  // after the quote that is open
    bool m_line_end_known = false;
    RecordScan m_scan;
};

}  // namespace

RecordScan scan_record(std::string_view text, char separator, bool at_end, RecordLimits const& limits,
                       std::vector<std::string>& cells)
{
    return Scanner(text, separator, at_end, limits, cells).run();
}

}  // namespace samsyn::tabular
