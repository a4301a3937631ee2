// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/domain/password_rules.h"

#include <doctest/doctest.h>

namespace samsyn::identity {
namespace {

std::string code_of(std::string_view password, std::vector<std::string> const& context = {})
{
    auto const checked = check_password("password", password, context);
    return checked ? "" : checked.error().code;
}

}  // namespace

TEST_CASE("a password is 12 to 128 characters, whatever they are")
{
    CHECK(code_of("elva tecken") == "password.length");
    CHECK(code_of("gröna äpplen") == "");
    CHECK(code_of("åäöåäöåäöåäöxyz") == "");
    std::string long_one;
    for (int i = 0; i < 128; ++i) long_one += static_cast<char>('a' + i * 7 % 26);
    CHECK(code_of(long_one) == "");
    CHECK(code_of(long_one + "x") == "password.length");
    CHECK(code_of("") == "password.length");
}

TEST_CASE("what anybody would try first is refused")
{
    for (auto const* guess : {"password1234", "Lösenord2026!", "LÖSENORD2026!", "qwertyuiop123",
                              "123456789012", "aaaaaaaaaaaaaa", "abababababab", "Sommar2026!!!",
                              "Samsyn2026Samsyn", "Välkommen123!", "111122223333", "lösenordlösenord"})
        CHECK(code_of(guess) == "password.common");
    for (auto const* good : {"gröna lampor i tunneln", "kaffe-tunnel-älg", "9f4k2mzq7w1x", "847261905538"})
        CHECK(code_of(good) == "");
}

TEST_CASE("one's own names and the municipality's do not count")
{
    std::vector<std::string> const context{"anna.lindqvist@ankvik.se", "Anna Lindqvist", "Ankviks kommun"};
    CHECK(code_of("Lindqvist-Ankvik1", context) == "password.common");
    CHECK(code_of("annalindqvist1", context) == "password.common");
    CHECK(code_of("Lindqvist-cyklar-sent", context) == "");
    CHECK(code_of("Lindqvist-Ankvik1") == "");
}

}  // namespace samsyn::identity
