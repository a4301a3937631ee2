// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/decoder.h"

// Forms of single values: numbers, texts with their limits, ids, times, choices.
namespace samsyn::json {

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
struct Form<Uuid> : ParsedForm<Uuid> {
    static void decode(Node node, Uuid& out, Decoder& decoder)
    {
        decode_as(node, out, decoder, "field.not_id");
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

}  // namespace samsyn::json
