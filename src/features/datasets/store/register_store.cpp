// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/store/register_store.h"

#include <algorithm>

namespace samsyn::datasets {
namespace {

Id<Organisation> read_id(sql::Row const& row) { return row.id<Organisation>(0); }

}  // namespace

std::vector<RegisterStore::NamedCategory> RegisterStore::categories()
{
    return m_transaction.list(
        "SELECT code, name_sv, name_en FROM categories WHERE tenant = $1 AND retired_on IS NULL ORDER BY "
        "code",
        [](sql::Row const& row) {
            return NamedCategory{row.text(0), row.text(1), row.text(2)};
        },
        m_tenant);
}

void RegisterStore::insert_categories(std::vector<NationalCategory> const& categories)
{
    int order = 0;
    for (auto const& category : categories)
        m_transaction.change(
            "INSERT INTO categories (tenant, code, parent, core_code, kind, name_sv, name_en, help_sv, "
            "help_en, default_severity, needs_place, is_public_allowed, is_police_first, sort_order) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            m_tenant, category.code, category.parent, category.national_core, category.kind,
            category.label.sv, category.label.en, category.help.sv, category.help.en,
            std::max<std::int64_t>(1, category.default_weight), category.needs_place, category.public_allowed,
            category.police_first, order++);
}

std::optional<Id<Organisation>> RegisterStore::organisation(std::string const& code)
{
    return m_transaction.first("SELECT id FROM organisations WHERE tenant = $1 AND code = $2", read_id,
                               m_tenant, code);
}

std::optional<Id<Organisation>> RegisterStore::first_organisation()
{
    return m_transaction.first(
        "SELECT id FROM organisations WHERE tenant = $1 ORDER BY created_at, code LIMIT 1", read_id,
        m_tenant);
}

}  // namespace samsyn::datasets
