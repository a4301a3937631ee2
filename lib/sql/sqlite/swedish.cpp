// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/sqlite/swedish.h"

#include <sqlite3.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>
#include <string_view>

namespace samsyn::sql {
namespace {

icu::Locale const& swedish()
{
    static icu::Locale const locale("sv", "SE");
    return locale;
}

int compare(void* collator, int left_length, void const* left, int right_length, void const* right)
{
    std::string_view const a(static_cast<char const*>(left), static_cast<std::size_t>(left_length));
    std::string_view const b(static_cast<char const*>(right), static_cast<std::size_t>(right_length));
    UErrorCode error = U_ZERO_ERROR;
    auto const order = static_cast<icu::Collator*>(collator)->compareUTF8(a, b, error);
    return order != UCOL_EQUAL ? static_cast<int>(order) : a.compare(b);
}

void forget_collator(void* collator) { delete static_cast<icu::Collator*>(collator); }

template <class Change>
void change_case(sqlite3_context* context, sqlite3_value** arguments, Change change)
{
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_value_text(arguments[0]));
    if (!bytes) return sqlite3_result_null(context);
    icu::StringPiece const text(bytes, sqlite3_value_bytes(arguments[0]));
    std::string changed;
    change(icu::UnicodeString::fromUTF8(text)).toUTF8String(changed);
    sqlite3_result_text64(context, changed.data(), changed.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void lower(sqlite3_context* context, int, sqlite3_value** arguments)
{
    change_case(context, arguments, [](icu::UnicodeString text) { return text.toLower(swedish()); });
}

void upper(sqlite3_context* context, int, sqlite3_value** arguments)
{
    change_case(context, arguments, [](icu::UnicodeString text) { return text.toUpper(swedish()); });
}

int register_function(sqlite3* connection, char const* name,
                      void (*function)(sqlite3_context*, int, sqlite3_value**))
{
    int const flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    return sqlite3_create_function_v2(connection, name, 1, flags, nullptr, function, nullptr, nullptr,
                                      nullptr);
}

}  // namespace

int register_swedish(sqlite3* connection)
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(swedish(), error));
    if (U_FAILURE(error)) return SQLITE_ERROR;
    // sqlite3 owns the collator only once it is registered.
    int code = sqlite3_create_collation_v2(connection, "swedish", SQLITE_UTF8, collator.get(), compare,
                                           forget_collator);
    if (code != SQLITE_OK) return code;
    collator.release();
    code = register_function(connection, "lower", lower);
    return code != SQLITE_OK ? code : register_function(connection, "upper", upper);
}

}  // namespace samsyn::sql
