// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>

#include "lib/texts/texts.h"

// What sentences are put together of.
namespace samsyn::texts {

// "Skadegörelse" inside a sentence: "skadegörelse". Names that begin with an abbreviation stay as they are.
std::string inside_sentence(std::string name);

// "två av fem svarade" at the beginning of a sentence: "Två av fem svarade".
std::string at_beginning(std::string sentence);

// "tre" up to twelve, then digits.
std::string number_in_words(Texts const& texts, Language language, std::int64_t number);

// Thousands apart by a thin space that does not break.
std::string number_in_digits(std::int64_t number);

}  // namespace samsyn::texts
