// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>

namespace samsyn::tests {

// A body that a JSON Schema of the contract accepts: the smallest value of each required field. A field named
// like one of `ids` gets that id. So that a sweep comes past the decoder, to where rights are decided.
std::string sample_body(std::string const& schema, std::string const& contract,
                        std::map<std::string, std::string> const& ids);

}  // namespace samsyn::tests
