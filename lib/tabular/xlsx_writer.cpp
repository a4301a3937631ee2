// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cmath>
#include <optional>
#include <utility>

#include "lib/tabular/table_writer.h"

namespace samsyn::tabular {
namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::size_t longest_sheet_name = 31;

// Cuts between characters, not inside one.
std::string sheet_name(std::string const& wanted)
{
    std::string name;
    std::size_t characters = 0;
    for (char const sign : wanted) {
        bool const starts_character = (sign & 0xC0) != 0x80;
        if (starts_character && ++characters > longest_sheet_name) break;
        bool const allowed = std::string_view("[]:*?/\\'").find(sign) == std::string_view::npos;
        name += allowed ? sign : ' ';
    }
    return name.empty() ? "1" : name;
}

// Asked before the work, since the library itself opens the file only when all is done.
bool can_be_written(std::string const& path)
{
    int const file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
    return file >= 0;
}

struct Formats {
    lxw_format* date = nullptr;
    lxw_format* heading = nullptr;
};

class XlsxSheet final : public TableWriter {
public:
    XlsxSheet(lxw_worksheet* sheet, Formats formats) : m_sheet(sheet), m_formats(formats) {}

    Result<Done> begin(std::vector<std::string> const& columns) override
    {
        if (m_sheet == nullptr) return fail(ErrorKind::unavailable, "file.unwritable");
        worksheet_freeze_panes(m_sheet, 1, 0);
        auto const done = row(std::vector<Cell>(columns.begin(), columns.end()));
        if (done) worksheet_set_row(m_sheet, 0, LXW_DEF_ROW_HEIGHT, m_formats.heading);
        return done;
    }

    Result<Done> row(std::vector<Cell> const& cells) override
    {
        if (m_row == most_rows) return fail(ErrorKind::too_large, "table.too_many_rows");
        lxw_col_t column = 0;
        for (auto const& cell : cells) {
            auto const error = std::visit([&](auto const& value) { return put(column, value); }, cell);
            if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
                return fail(ErrorKind::too_large, "table.cell_too_long");
            if (error != LXW_NO_ERROR) return fail(ErrorKind::unavailable, "file.unwritable");
            ++column;
        }
        ++m_row;
        return Done{};
    }

    Result<Done> finish() override { return Done{}; }

private:
    lxw_error put(lxw_col_t, std::monostate) { return LXW_NO_ERROR; }
    lxw_error put(lxw_col_t column, std::string const& text)
    {
        return worksheet_write_string(m_sheet, m_row, column, text.c_str(),
                                      m_row == 0 ? m_formats.heading : nullptr);
    }
    lxw_error put(lxw_col_t column, std::int64_t number) { return put(column, static_cast<double>(number)); }
    lxw_error put(lxw_col_t column, double number)
    {
        return std::isfinite(number) ? worksheet_write_number(m_sheet, m_row, column, number, nullptr)
                                     : LXW_NO_ERROR;
    }
    lxw_error put(lxw_col_t column, Day day)
    {
        lxw_datetime date{};
        date.year = day.year();
        date.month = static_cast<int>(day.month());
        date.day = static_cast<int>(day.day_of_month());
        return worksheet_write_datetime(m_sheet, m_row, column, &date, m_formats.date);
    }

    lxw_worksheet* m_sheet;
    Formats m_formats;
    lxw_row_t m_row = 0;
};

class XlsxWorkbook final : public Workbook {
public:
    XlsxWorkbook(std::string const& path, std::optional<UtcTime> made_at, std::string scratch)
        : m_scratch(std::move(scratch))
    {
        if (!can_be_written(path)) return;
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_scratch.data();
        m_book = workbook_new_opt(path.c_str(), &options);
        if (made_at) {
            lxw_doc_properties properties{};
            properties.created = static_cast<time_t>(made_at->milliseconds / 1000);
            workbook_set_properties(m_book, &properties);
        }
        m_formats.date = workbook_add_format(m_book);
        format_set_num_format(m_formats.date, "yyyy-mm-dd");
        m_formats.heading = workbook_add_format(m_book);
        format_set_bold(m_formats.heading);
    }
    XlsxWorkbook(XlsxWorkbook const&) = delete;
    XlsxWorkbook& operator=(XlsxWorkbook const&) = delete;
    ~XlsxWorkbook() override
    {
        if (m_book != nullptr) lxw_workbook_free(m_book);
    }

    TableWriter& add_sheet(std::string const& name) override
    {
        auto* const sheet =
            m_book == nullptr ? nullptr : workbook_add_worksheet(m_book, sheet_name(name).c_str());
        return *m_sheets.emplace_back(std::make_unique<XlsxSheet>(sheet, m_formats));
    }

    Result<Done> finish() override
    {
        auto* const book = std::exchange(m_book, nullptr);
        if (book == nullptr || workbook_close(book) != LXW_NO_ERROR)
            return fail(ErrorKind::unavailable, "file.unwritable");
        return Done{};
    }

private:
    std::string m_scratch;
    lxw_workbook* m_book = nullptr;
    Formats m_formats;
    std::vector<std::unique_ptr<XlsxSheet>> m_sheets;
};

// A workbook of one sheet.
class XlsxWriter final : public TableWriter {
public:
    XlsxWriter(std::string const& path, std::string const& sheet, std::string scratch)
        : m_book(path, std::nullopt, std::move(scratch)), m_sheet(m_book.add_sheet(sheet))
    {
    }
    Result<Done> begin(std::vector<std::string> const& columns) override { return m_sheet.begin(columns); }
    Result<Done> row(std::vector<Cell> const& cells) override { return m_sheet.row(cells); }
    Result<Done> finish() override { return m_book.finish(); }

private:
    XlsxWorkbook m_book;
    TableWriter& m_sheet;
};

}  // namespace

std::unique_ptr<TableWriter> xlsx_writer(std::string const& path, std::string const& sheet,
                                         std::string const& scratch)
{
    return std::make_unique<XlsxWriter>(path, sheet, scratch);
}

std::unique_ptr<Workbook> xlsx_workbook(std::string const& path, UtcTime made_at, std::string const& scratch)
{
    return std::make_unique<XlsxWorkbook>(path, made_at, scratch);
}

}  // namespace samsyn::tabular
