// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/nesting.h"

#include <algorithm>
#include <vector>

#include "lib/base/check.h"

namespace samsyn::sql {
namespace {

// Two databases may be open at once (copying from one to the other), hence a list.
std::vector<Database const*>& open_on_this_thread()
{
    thread_local std::vector<Database const*> open;
    return open;
}

}  // namespace

OneTransaction::OneTransaction(Database const& database)
{
    check(!is_open(database));
    open_on_this_thread().push_back(&database);
}

OneTransaction::~OneTransaction() { open_on_this_thread().pop_back(); }

bool OneTransaction::is_open(Database const& database)
{
    auto const& open = open_on_this_thread();
    return std::find(open.begin(), open.end(), &database) != open.end();
}

}  // namespace samsyn::sql
