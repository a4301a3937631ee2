// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/form.h"
#include "src/features/datasets/domain/profile.h"

// How a profile's constants look in JSON: text, or a whole number.
namespace samsyn::json {

template <>
struct Form<datasets::Constant> {
    static void decode(Node node, datasets::Constant& out, Decoder& decoder)
    {
        if (node.kind() == Kind::string)
            out.text = std::string(node.string());
        else if (node.kind() == Kind::integer)
            out.text = std::to_string(node.integer());
        else
            decoder.fault("field.not_text");
    }
    static void encode(datasets::Constant const& value, Writer& out) { out.string(value.text); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":["string","integer"]})"); }
};

}  // namespace samsyn::json
