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

// ---- scalars ----------------------------------------------------------------------------------------

template <>
struct Form<bool> {
    static void decode(Node node, bool& out, Decoder& decoder)
    {
        if (node.kind() != Kind::boolean) return decoder.fault("field.not_boolean");
        out = node.boolean();
    }
    static bool from_text(std::string_view text, bool& out)
    {
        out = text == "true" || text == "1" || text == "on";
        return out || text == "false" || text == "0" || text.empty();
    }
    static void encode(bool value, Writer& out) { out.boolean(value); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"boolean"})"); }
};

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) struct Form<T> {
    static void decode(Node node, T& out, Decoder& decoder)
    {
        if (node.kind() != Kind::integer) return decoder.fault("field.not_integer");
        if (!std::in_range<T>(node.integer())) return decoder.fault("field.out_of_range");
        out = static_cast<T>(node.integer());
    }
    static bool from_text(std::string_view text, T& out)
    {
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc{} && end == text.data() + text.size();
    }
    static void encode(T value, Writer& out) { out.integer(static_cast<std::int64_t>(value)); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"integer"})"); }
};

template <>
struct Form<double> {
    static void decode(Node node, double& out, Decoder& decoder)
    {
        if (node.kind() != Kind::integer && node.kind() != Kind::number)
            return decoder.fault("field.not_number");
        out = node.number();
    }
    static bool from_text(std::string_view text, double& out)
    {
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc{} && end == text.data() + text.size();
    }
    static void encode(double value, Writer& out) { out.number(value); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"number"})"); }
};

// Text without a limit of its own: answers only. Requests use Text<Max>.
template <>
struct Form<std::string> {
    static void decode(Node node, std::string& out, Decoder& decoder)
    {
        if (node.kind() != Kind::string) return decoder.fault("field.not_text");
        out = node.string();
    }
    static bool from_text(std::string_view text, std::string& out)
    {
        out = text;
        return true;
    }
    static void encode(std::string const& value, Writer& out) { out.string(value); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"string"})"); }
};

template <std::size_t Max, std::size_t Min>
struct Form<Text<Max, Min>> {
    static void decode(Node node, Text<Max, Min>& out, Decoder& decoder)
    {
        if (node.kind() != Kind::string) return decoder.fault("field.not_text");
        auto const length = length_of(node.string());
        if (length > Max) return decoder.fault("field.too_long");
        if (length < Min) return decoder.fault("field.required");
        out.value = node.string();
    }
    static bool from_text(std::string_view text, Text<Max, Min>& out)
    {
        out.value = text;
        return length_of(text) <= Max && length_of(text) >= Min;
    }
    static void encode(Text<Max, Min> const& value, Writer& out) { out.string(value.value); }
    static void schema(Writer& out, Schemas&)
    {
        out.begin_object()
            .key("type")
            .string("string")
            .key("minLength")
            .integer(Min)
            .key("maxLength")
            .integer(Max);
        out.end_object();
    }
};

template <std::int64_t Min, std::int64_t Max>
struct Form<Between<Min, Max>> {
    static void decode(Node node, Between<Min, Max>& out, Decoder& decoder)
    {
        if (node.kind() != Kind::integer) return decoder.fault("field.not_integer");
        if (node.integer() < Min || node.integer() > Max) return decoder.fault("field.out_of_range");
        out.value = node.integer();
    }
    static bool from_text(std::string_view text, Between<Min, Max>& out)
    {
        return Form<std::int64_t>::from_text(text, out.value) && out.value >= Min && out.value <= Max;
    }
    static void encode(Between<Min, Max> value, Writer& out) { out.integer(value.value); }
    static void schema(Writer& out, Schemas&)
    {
        out.begin_object().key("type").string("integer").key("minimum").integer(Min).key("maximum").integer(
            Max);
        out.end_object();
    }
};

// Types that are text in JSON and know how to read themselves.
template <class T>
struct ParsedForm {
    static void decode_as(Node node, T& out, Decoder& decoder, char const* code)
    {
        if (node.kind() != Kind::string || !from_text(node.string(), out)) decoder.fault(code);
    }
    static bool from_text(std::string_view text, T& out)
    {
        auto const parsed = T::parse(text);
        if (parsed) out = *parsed;
        return parsed.has_value();
    }
    static void encode(T const& value, Writer& out) { out.string(value.text()); }
};

template <class Thing>
struct Form<Id<Thing>> : ParsedForm<Id<Thing>> {
    static void decode(Node node, Id<Thing>& out, Decoder& decoder)
    {
        ParsedForm<Id<Thing>>::decode_as(node, out, decoder, "field.not_id");
    }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"string","format":"uuid"})"); }
};

template <>
struct Form<UtcTime> : ParsedForm<UtcTime> {
    static void decode(Node node, UtcTime& out, Decoder& decoder)
    {
        decode_as(node, out, decoder, "field.not_time");
    }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"string","format":"date-time"})"); }
};

template <>
struct Form<Day> : ParsedForm<Day> {
    static void decode(Node node, Day& out, Decoder& decoder)
    {
        decode_as(node, out, decoder, "field.not_day");
    }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"string","format":"date"})"); }
};

template <class E>
requires std::is_enum_v<E>
struct Form<E> {
    static void decode(Node node, E& out, Decoder& decoder)
    {
        if (node.kind() != Kind::string || !from_text(node.string(), out))
            decoder.fault("field.unknown_choice");
    }
    static bool from_text(std::string_view text, E& out)
    {
        auto const value = enum_from_text<E>(text);
        if (value) out = *value;
        return value.has_value();
    }
    static void encode(E value, Writer& out) { out.string(enum_text(value)); }
    static void schema(Writer& out, Schemas&)
    {
        out.begin_object().key("type").string("string").key("enum").begin_array();
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto const& entry) { out.string(enum_text(entry.value)); });
        out.end_array().end_object();
    }
};

// ---- wrappers -----------------------------------------------------------------------------------------

template <class T>
struct Form<std::optional<T>> {
    static void decode(Node node, std::optional<T>& out, Decoder& decoder)
    {
        if (node.kind() == Kind::null)
            out.reset();
        else
            Form<T>::decode(node, out.emplace(), decoder);
    }
    static bool from_text(std::string_view text, std::optional<T>& out)
    {
        out.reset();
        return text.empty() || Form<T>::from_text(text, out.emplace());
    }
    static void encode(std::optional<T> const& value, Writer& out)
    {
        if (value)
            Form<T>::encode(*value, out);
        else
            out.null();
    }
    static void schema(Writer& out, Schemas& schemas)
    {
        out.begin_object().key("anyOf").begin_array();
        Form<T>::schema(out, schemas);
        out.raw(R"({"type":"null"})").end_array().end_object();
    }
};

// Words of a report leave only towards a reader that access has let through: the purpose is stated here,
// once.
template <class T>
struct Form<Sensitive<T>> {
    static void decode(Node node, Sensitive<T>& out, Decoder& decoder)
    {
        T value;
        Form<T>::decode(node, value, decoder);
        out = Sensitive<T>(std::move(value));
    }
    static bool from_text(std::string_view text, Sensitive<T>& out)
    {
        T value;
        bool const good = Form<T>::from_text(text, value);
        out = Sensitive<T>(std::move(value));
        return good;
    }
    static void encode(Sensitive<T> const& value, Writer& out)
    {
        Form<T>::encode(value.reveal(Purpose::show_to_reader), out);
    }
    static void schema(Writer& out, Schemas& schemas) { Form<T>::schema(out, schemas); }
};

template <class T>
void decode_items(Node node, std::vector<T>& out, Decoder& decoder)
{
    for (std::size_t i = 0; i < node.size(); ++i)
        decoder.inside_item(i, [&] { Form<T>::decode(node.at(i), out.emplace_back(), decoder); });
}

template <class T>
struct Form<std::vector<T>> {
    static void decode(Node node, std::vector<T>& out, Decoder& decoder)
    {
        if (node.kind() != Kind::array) return decoder.fault("field.not_list");
        decode_items(node, out, decoder);
    }
    static void encode(std::vector<T> const& values, Writer& out)
    {
        out.begin_array();
        for (auto const& value : values) Form<T>::encode(value, out);
        out.end_array();
    }
    static void schema(Writer& out, Schemas& schemas)
    {
        out.begin_object().key("type").string("array").key("items");
        Form<T>::schema(out, schemas);
        out.end_object();
    }
};

template <class T, std::size_t Max>
struct Form<ListOf<T, Max>> {
    static void decode(Node node, ListOf<T, Max>& out, Decoder& decoder)
    {
        if (node.kind() != Kind::array) return decoder.fault("field.not_list");
        if (node.size() > Max) return decoder.fault("field.too_many");
        decode_items(node, out.items, decoder);
    }
    static void encode(ListOf<T, Max> const& values, Writer& out)
    {
        Form<std::vector<T>>::encode(values.items, out);
    }
    static void schema(Writer& out, Schemas& schemas)
    {
        out.begin_object().key("type").string("array").key("maxItems").integer(Max).key("items");
        Form<T>::schema(out, schemas);
        out.end_object();
    }
};

template <class T>
struct Form<std::map<std::string, T>> {
    static constexpr std::size_t most = 500;
    static void decode(Node node, std::map<std::string, T>& out, Decoder& decoder)
    {
        if (node.kind() != Kind::object) return decoder.fault("field.not_object");
        if (node.size() > most) return decoder.fault("field.too_many");
        node.for_each_member([&](std::string_view name, Node member) {
            decoder.inside_field(name, [&] { Form<T>::decode(member, out[std::string(name)], decoder); });
        });
    }
    static void encode(std::map<std::string, T> const& values, Writer& out)
    {
        out.begin_object();
        for (auto const& [name, value] : values) {
            out.key(name);
            Form<T>::encode(value, out);
        }
        out.end_object();
    }
    static void schema(Writer& out, Schemas& schemas)
    {
        out.begin_object().key("type").string("object").key("additionalProperties");
        Form<T>::schema(out, schemas);
        out.end_object();
    }
};

// JSON kept as it is: geometry, stored documents.
struct Raw {
    std::string json = "null";
    friend bool operator==(Raw const&, Raw const&) = default;
};

template <>
struct Form<Raw> {
    static void decode(Node node, Raw& out, Decoder&) { out.json = node.text(); }
    static void encode(Raw const& value, Writer& out) { out.raw(value.json); }
    static void schema(Writer& out, Schemas&) { out.raw("{}"); }
};

template <>
struct Form<Done> {
    static void decode(Node, Done&, Decoder&) {}
    static void encode(Done, Writer& out) { out.raw("{}"); }
    static void schema(Writer& out, Schemas&) { out.raw(R"({"type":"object"})"); }
};

// ---- described structs ------------------------------------------------------------------------------------

template <class T>
using Members =
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

template <class T>
requires(boost::describe::has_describe_members<T>::value && !std::is_same_v<T, Done>) struct Form<T> {
    template <class D>
    using FieldType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

    static void decode(Node node, T& out, Decoder& decoder)
    {
        if (node.kind() != Kind::object) return decoder.fault("field.not_object");
        boost::mp11::mp_for_each<Members<T>>([&](auto member) { decode_member(node, out, decoder, member); });
        node.for_each_member([&](std::string_view name, Node) {
            if (!has(name)) decoder.inside_field(name, [&] { decoder.fault("field.unknown"); });
        });
    }
    static void encode(T const& value, Writer& out)
    {
        out.begin_object();
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            out.key(member.name);
            Form<FieldType<decltype(member)>>::encode(value.*member.pointer, out);
        });
        out.end_object();
    }
    static void schema(Writer& out, Schemas& schemas) { schemas.template reference<T>(out); }

    // The schema itself, not a reference to it. `without` are fields that come by the path.
    static void inline_schema(Writer& out, Schemas& schemas, std::set<std::string> const& without = {})
    {
        out.begin_object().key("type").string("object").key("additionalProperties").boolean(false);
        out.key("properties").begin_object();
        for_each_field([&]<class F>(std::string const& name, F*) {
            if (without.contains(name)) return;
            out.key(name);
            Form<F>::schema(out, schemas);
        });
        out.end_object().key("required").begin_array();
        for_each_field([&]<class F>(std::string const& name, F*) {
            if (!without.contains(name) && !is_optional<F>) out.string(name);
        });
        out.end_array().end_object();
    }

    // each(name, static_cast<FieldType*>(nullptr))
    template <class Each>
    static void for_each_field(Each&& each)
    {
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            each(std::string(member.name), static_cast<FieldType<decltype(member)>*>(nullptr));
        });
    }
    static bool has(std::string_view name)
    {
        bool found = false;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) { found = found || name == member.name; });
        return found;
    }

private:
    template <class M>
    static void decode_member(Node node, T& out, Decoder& decoder, M member)
    {
        using F = FieldType<M>;
        auto const found = node.member(member.name);
        decoder.inside_field(member.name, [&] {
            if (found)
                Form<F>::decode(*found, out.*member.pointer, decoder);
            else if (!is_optional<F>)
                decoder.fault("field.required");
        });
    }
};

template <class T>
void Schemas::reference(Writer& out)
{
    auto const name = type_name<T>();
    if (!m_components.contains(name)) {
        m_components[name] = "{}";  // stands in while the type refers to itself
        Writer component;
        Form<T>::inline_schema(component, *this);
        m_components[name] = component.take();
    }
    out.begin_object().key("$ref").string("#/components/schemas/" + name).end_object();
}

// ---- whole documents
// ------------------------------------------------------------------------------------------

template <class T>
Result<T> read(Node node)
{
    T value{};
    Decoder decoder;
    Form<T>::decode(node, value, decoder);
    if (!decoder.faults().empty()) return fail(ErrorKind::invalid, "request.invalid", decoder.faults());
    return value;
}

template <class T>
Result<T> read(std::string_view text)
{
    auto const document = Document::parse(text);
    if (!document) return refuse(document);
    return read<T>(document->root());
}

template <class T>
std::string write(T const& value)
{
    Writer out;
    Form<T>::encode(value, out);
    return out.take();
}

}  // namespace samsyn::json
