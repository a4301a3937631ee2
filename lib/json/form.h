// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/scalar_forms.h"

// Forms of what is made of other values: optionals, lists, maps and described structs; and whole documents.
namespace samsyn::json {

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

// In the place of what is there by default.
template <class T>
void decode_items(Node node, std::vector<T>& out, Decoder& decoder)
{
    out.clear();
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
        out.clear();
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
