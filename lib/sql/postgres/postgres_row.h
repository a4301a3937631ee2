// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

#include "lib/sql/connection.h"

struct pg_result;

namespace samsyn::sql {

// The only row of a result.
class PostgresRow final : public Row {
public:
    explicit PostgresRow(pg_result const* result) : m_result(result) {}

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double number(int column) const override;
    std::string text(int column) const override;
    Uuid uuid(int column) const override;
    std::string bytes(int column) const override;
    std::string geometry(int column) const override;

private:
    // The column's text, if it is not null and one of the types.
    template <class... Types>
    std::string_view value(int column, Types... types) const;
    unsigned type(int column) const;
    std::string_view raw(int column) const;

    pg_result const* m_result;
};

}  // namespace samsyn::sql
