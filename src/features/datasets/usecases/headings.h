// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::datasets {

// The Swedish and English headings by which columns are known, likeliest first, by field ("time.from"): the
// form "samsyn-import-headings/1".
struct Headings {
    std::string format;
    std::map<std::string, std::vector<std::string>> headings;
};
BOOST_DESCRIBE_STRUCT(Headings, (), (format, headings))

// As shipped in `data`/import-profiles. Refuses "profile.broken_file".
Result<Headings> read_headings(std::string const& data);

// A heading as it is compared: "Datum_Från (lokal tid)" is "datum från".
std::string plain_heading(std::string_view heading);

}  // namespace samsyn::datasets
