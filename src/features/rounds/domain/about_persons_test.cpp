// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/about_persons.h"

#include <doctest/doctest.h>

namespace samsyn::rounds {
namespace {

TEST_CASE("names of what people are, or of who they are, are about persons")
{
    for (auto const* name :
         {"Personer", "Känd person", "ETNISK bakgrund", "Ursprung", "Religiös grupp", "Psykisk ohälsa",
          "Namn på misstänkta", "Ungdomar med utländsk bakgrund", "Known people", "Country of origin",
          "Religion", "Health", "Suspects and names", "Homosexuella", "Kriminella", "ÅSIKTER", "Family X"})
        CHECK_MESSAGE(is_about_persons(name), name);
}

TEST_CASE("names of events and places are not")
{
    for (auto const* name :
         {"Hot mot personal", "Skadegörelse", "Klotter", "Ordningsstörning", "Bristande belysning",
          "Nedskräpning", "Inbrott", "Trasig bänk", "Threat against staff", "Unsafe traffic environment",
          "Litter", "Romansk båge", "Misstänkt narkotikahantering", "Suspected drug dealing",
          "Spänning och konflikt", "Trollskogen", "", "Namnlös stig 3"})
        CHECK_MESSAGE(!is_about_persons(name), name);
}

}  // namespace
}  // namespace samsyn::rounds
