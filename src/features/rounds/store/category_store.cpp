// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/category_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::rounds {
namespace {

constexpr auto columns =
    "code, parent, core_code, kind, name_sv, name_en, help_sv, help_en, default_severity, needs_place, "
    "is_public_allowed, is_police_first, retired_on";

Category read_category(sql::Row const& row)
{
    Category category;
    category.code = row.text(0);
    if (auto parent = row.optional_text(1)) category.parent = Text<40>(*parent);
    category.core_code = row.text(2);
    category.kind = sql::read_enum<CategoryKind>(row, 3);
    category.name = {row.text(4), row.text(5)};
    category.help_sv = row.text(6);
    category.help_en = row.text(7);
    category.default_severity = row.integer(8);
    category.needs_place = row.flag(9);
    category.public_allowed = row.flag(10);
    category.police_first = row.flag(11);
    category.retired_on = row.optional_day(12);
    return category;
}

std::string select(char const* rest)
{
    return std::string("SELECT ") + columns + " FROM categories WHERE tenant = $1 " + rest;
}

}  // namespace

std::vector<Category> CategoryStore::list()
{
    return m_transaction.list(select("ORDER BY sort_order, code"), read_category, m_tenant);
}

std::optional<Category> CategoryStore::find(std::string const& code)
{
    return m_transaction.first(select("AND code = $2"), read_category, m_tenant, code);
}

void CategoryStore::insert(Category const& category)
{
    // A child takes the number of the last in its family: it stands after them, since the code decides then.
    auto const order = m_transaction.first(
        "SELECT COALESCE(MAX(sort_order), 0) FROM categories WHERE tenant = $1 AND (code = $2 OR parent = "
        "$2)",
        [](sql::Row const& row) { return row.integer(0); }, m_tenant, category.parent);
    m_transaction.change(
        "INSERT INTO categories (tenant, code, parent, core_code, kind, name_sv, name_en, help_sv, help_en, "
        "default_severity, needs_place, is_public_allowed, is_police_first, sort_order) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, category.code, category.parent, category.core_code, enum_text(category.kind),
        category.name.sv, category.name.en, category.help_sv, category.help_en, category.default_severity,
        category.needs_place, category.public_allowed, category.police_first, order.value_or(0));
}

void CategoryStore::retire(std::string const& code, Day on)
{
    m_transaction.change("UPDATE categories SET retired_on = $1 WHERE tenant = $2 AND code = $3", on,
                         m_tenant, code);
}

}  // namespace samsyn::rounds
