// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/enum_text.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/sensitive.h"
#include "lib/base/time.h"
#include "lib/json/node.h"
#include "lib/json/writer.h"

// One description of a type (BOOST_DESCRIBE_STRUCT, BOOST_DESCRIBE_ENUM and the limits its fields carry)
// reads JSON, checks it, writes JSON and prints JSON Schema.
namespace samsyn::json {

// Collects every field at fault with its path, so that a form can show them all at once.
class Decoder {
public:
    void fault(std::string code) { m_faults.push_back({m_path, std::move(code)}); }
    std::vector<FieldError> const& faults() const { return m_faults; }

    template <class Body>
    void inside_field(std::string_view name, Body&& body)
    {
        inside((m_path.empty() ? "" : ".") + std::string(name), body);
    }
    template <class Body>
    void inside_item(std::size_t index, Body&& body)
    {
        inside("[" + std::to_string(index) + "]", body);
    }

private:
    template <class Body>
    void inside(std::string const& step, Body&& body)
    {
        auto const length = m_path.size();
        m_path += step;
        body();
        m_path.resize(length);
    }
    std::string m_path;
    std::vector<FieldError> m_faults;
};

// Collects the schemas of described structs as components by name.
class Schemas {
public:
    // Writes a $ref, after having made sure that the component exists.
    template <class T>
    void reference(Writer& out);
    std::map<std::string, std::string> const& components() const { return m_components; }

private:
    std::map<std::string, std::string> m_components;
};

// How a type looks in JSON: decode, encode, schema; scalars also from_text, for paths, queries and forms.
template <class T>
struct Form;

// ---- names of described types ---------------------------------------------------------------------

// "samsyn::rounds::OpenRound" as "rounds.OpenRound".
template <class T>
std::string type_name()
{
    std::string_view const pretty = __PRETTY_FUNCTION__;  // … [with T = samsyn::rounds::OpenRound; …]
    auto const start = pretty.find("T = ") + 4;
    std::string name(pretty.substr(start, pretty.find_first_of(";]", start) - start));
    if (name.starts_with("samsyn::")) name.erase(0, 8);
    for (auto at = name.find("::"); at != std::string::npos; at = name.find("::")) name.replace(at, 2, ".");
    return name;
}

// Length in Unicode code points.
inline std::size_t length_of(std::string_view utf8)
{
    std::size_t length = 0;
    for (char const c : utf8) length += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return length;
}

}  // namespace samsyn::json
