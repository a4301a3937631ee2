// SPDX-License-Identifier: EUPL-1.2
#include "lib/texts/phrases.h"

#include <doctest/doctest.h>

namespace samsyn::texts {

TEST_CASE("names inside a sentence and sentences at their beginning")
{
    CHECK(inside_sentence("Skadegörelse") == "skadegörelse");
    CHECK(inside_sentence("Övrigt") == "övrigt");
    CHECK(inside_sentence("SMS-hot") == "SMS-hot");
    CHECK(at_beginning("åtta av nio") == "Åtta av nio");
    CHECK(at_beginning("22 iakttagelser") == "22 iakttagelser");
    CHECK(at_beginning("").empty());
}

TEST_CASE("numbers in words up to twelve, and thousands apart")
{
    CHECK(number_in_words(Texts::built_in(), Language::sv, 8) == "åtta");
    CHECK(number_in_words(Texts::built_in(), Language::en, 12) == "twelve");
    CHECK(number_in_words(Texts::built_in(), Language::sv, 13) == "13");
    CHECK(number_in_digits(0) == "0");
    CHECK(number_in_digits(1234567) == "1\u202f234\u202f567");
    CHECK(number_in_digits(-1000) == "-1\u202f000");
}

}  // namespace samsyn::texts
