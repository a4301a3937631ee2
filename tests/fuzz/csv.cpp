// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "lib/base/check.h"
#include "lib/tabular/date.h"
#include "lib/tabular/encoding.h"
#include "lib/tabular/number.h"
#include "lib/tabular/table.h"

using namespace samsyn;
using namespace samsyn::tabular;

namespace {

// Pieces of seven bytes, so that characters and quotes are cut everywhere.
class Pieces final : public ByteSource {
public:
    explicit Pieces(std::string_view text) : m_rest(text) {}
    Result<std::size_t> read(std::span<char> into) override
    {
        auto const count = std::min({into.size(), m_rest.size(), std::size_t{7}});
        std::copy_n(m_rest.data(), count, into.data());
        m_rest.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_rest;
};

CsvOptions const small{
    .max_columns = 50, .max_row_bytes = 4096, .max_quoted_lines_bytes = 256, .max_broken_quotes = 50};

void use(std::string const& cell)
{
    check(is_utf8(cell));
    DateStyle const title{.written_on = Day::of(2024, 3, 1), .text_may_follow = true};
    if (auto const date = parse_date(cell, title)) check(date->minute >= 0 && date->minute < 1440);
    auto const whole = parse_whole_number(cell);
    check(!whole || parse_number(cell).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto reader = CsvReader::open(text_source(text), small);
    check(reader.has_value());
    auto table = Table::over(std::move(*reader), {}, {.most_columns = 50}, 0);
    if (!table) return 0;
    auto pieces = Table::over(std::move(*CsvReader::open(std::make_unique<Pieces>(text), small)), {},
                              {.most_columns = 50}, 0);
    check(pieces.has_value() && pieces->columns() == table->columns());
    Row row, same;
    std::uint64_t number = 0;
    for (;;) {
        auto const more = table->next(row);
        auto const more_pieces = pieces->next(same);
        check(more.has_value() == more_pieces.has_value());
        if (!more || !*more) return 0;
        check(row.number == same.number && row.cells == same.cells && row.fault == same.fault);
        check(row.cells.size() == table->columns().size());
        check(row.number > number || number == 0);
        number = row.number;
        for (auto const& cell : row.cells) use(cell);
    }
}
