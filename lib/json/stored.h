// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <algorithm>

#include "lib/json/form.h"

namespace samsyn::json {

// Reads what we have stored ourselves, perhaps with an earlier or a later version of the program: a field
// that is missing keeps its standard value, and one that is not known is passed over. What is there must be
// what the description says.
template <class T>
Result<T> read_stored(std::string_view text)
{
    auto const document = Document::parse(text);
    if (!document) return refuse(document);
    T value{};
    Decoder decoder;
    Form<T>::decode(document->root(), value, decoder);
    std::vector<FieldError> faults;
    std::copy_if(
        decoder.faults().begin(), decoder.faults().end(), std::back_inserter(faults),
        [](auto const& fault) { return fault.code != "field.required" && fault.code != "field.unknown"; });
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return value;
}

}  // namespace samsyn::json
