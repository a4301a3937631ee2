// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/category.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct CategoryList {
    std::vector<Category> categories;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(CategoryList, (), (categories, may_manage))

// All categories of the municipality, in order, retired ones too.
struct ListCategories {
    static constexpr std::string_view name = "categories.list";
    static constexpr auto needs = access::Permission::read_checklists;
    using Output = CategoryList;
};
BOOST_DESCRIBE_STRUCT(ListCategories, (), ())

Result<access::Scope> scope_of(ListCategories const& query, work::Reading& reading);
Result<CategoryList> handle(ListCategories const& query, work::Reading& reading);

}  // namespace samsyn::rounds
