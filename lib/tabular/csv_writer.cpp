// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <cmath>

#include "lib/tabular/table_writer.h"

namespace samsyn::tabular {
namespace {

constexpr std::size_t piece_bytes = 64 << 10;

bool looks_like_formula(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

class CsvWriter final : public TableWriter {
public:
    CsvWriter(std::function<void(std::string_view)> sink, CsvStyle style)
        : m_sink(std::move(sink)), m_style(style)
    {
    }

    Result<Done> begin(std::vector<std::string> const& columns) override
    {
        if (m_style.byte_order_mark) m_piece += "\xEF\xBB\xBF";
        return row(std::vector<Cell>(columns.begin(), columns.end()));
    }

    Result<Done> row(std::vector<Cell> const& cells) override
    {
        bool first = true;
        for (auto const& cell : cells) {
            if (!first) m_piece += m_style.separator;
            first = false;
            std::visit([this](auto const& value) { put(value); }, cell);
        }
        m_piece += "\r\n";
        if (m_piece.size() >= piece_bytes) flush();
        return Done{};
    }

    Result<Done> finish() override
    {
        flush();
        return Done{};
    }

private:
    void put(std::monostate) {}
    void put(std::int64_t number) { m_piece += std::to_string(number); }
    void put(Day day) { m_piece += day.text(); }

    void put(double number)
    {
        if (!std::isfinite(number)) return;
        char digits[400];
        std::string text(digits,
                         std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr);
        std::ranges::replace(text, '.', m_style.decimal);
        bool const quoted = m_style.decimal == m_style.separator;
        m_piece += quoted ? '"' + text + '"' : text;
    }

    void put(std::string const& text)
    {
        bool const formula = looks_like_formula(text);
        bool const plain = text.find_first_of("\"\r\n") == std::string::npos &&
                           text.find(m_style.separator) == std::string::npos;
        if (plain && !formula) {
            m_piece += text;
            return;
        }
        m_piece += formula ? "\"'" : "\"";
        for (char const sign : text) {
            if (sign == '"') m_piece += '"';
            m_piece += sign;
        }
        m_piece += '"';
    }

    void flush()
    {
        if (!m_piece.empty()) m_sink(m_piece);
        m_piece.clear();
    }

    std::function<void(std::string_view)> m_sink;
    CsvStyle m_style;
    std::string m_piece;
};

}  // namespace

std::unique_ptr<TableWriter> csv_writer(std::function<void(std::string_view)> sink, CsvStyle style)
{
    return std::make_unique<CsvWriter>(std::move(sink), style);
}

}  // namespace samsyn::tabular
