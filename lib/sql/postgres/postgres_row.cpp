// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/postgres_row.h"

#include <libpq-fe.h>

#include <charconv>

#include "lib/base/check.h"
#include "lib/sql/postgres/text_form.h"

namespace samsyn::sql {
namespace {

// Type numbers of PostgreSQL's catalogue, fixed since long (pg_type.dat).
constexpr unsigned boolean = 16, bytea = 17, int8 = 20, int2 = 21, int4 = 23, text_type = 25, unknown = 705;
constexpr unsigned float4 = 700, float8 = 701, bpchar = 1042, varchar = 1043, numeric = 1700,
                   uuid_type = 2950;
constexpr unsigned first_of_extensions = 16384;  // geometry has one above it, given when PostGIS is installed

template <class Number>
Number parsed(std::string_view text)
{
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    check(error == std::errc() && end == text.data() + text.size());
    return number;
}

}  // namespace

unsigned PostgresRow::type(int column) const
{
    check(column >= 0 && column < PQnfields(m_result));
    return PQftype(m_result, column);
}

std::string_view PostgresRow::raw(int column) const
{
    check(!is_null(column));
    return {PQgetvalue(m_result, 0, column), static_cast<std::size_t>(PQgetlength(m_result, 0, column))};
}

template <class... Types>
std::string_view PostgresRow::value(int column, Types... types) const
{
    auto const found = type(column);
    check(((found == types) || ...));
    return raw(column);
}

bool PostgresRow::is_null(int column) const
{
    check(column >= 0 && column < PQnfields(m_result));
    return PQgetisnull(m_result, 0, column) != 0;
}

std::int64_t PostgresRow::integer(int column) const
{
    // SUM of whole numbers is a numeric without a fraction, a comparison is a boolean.
    auto const digits = value(column, int8, int4, int2, numeric, boolean);
    if (type(column) == boolean) return digits == "t" ? 1 : 0;
    return parsed<std::int64_t>(digits);
}

double PostgresRow::number(int column) const
{
    return parsed<double>(value(column, float8, float4, numeric, int8, int4, int2));
}

std::string PostgresRow::text(int column) const
{
    return std::string(value(column, text_type, varchar, bpchar, unknown));
}

Uuid PostgresRow::uuid(int column) const
{
    auto const uuid = Uuid::parse(value(column, uuid_type));
    check(uuid.has_value());
    return *uuid;
}

std::string PostgresRow::bytes(int column) const
{
    auto const bytes = bytes_from_text_form(value(column, bytea));
    check(bytes.has_value());
    return *bytes;
}

std::string PostgresRow::geometry(int column) const
{
    check(type(column) >= first_of_extensions);
    auto const wkb = wkb_from_text_form(raw(column));
    check(wkb.has_value());
    return *wkb;
}

}  // namespace samsyn::sql
