// SPDX-License-Identifier: EUPL-1.2
#include "lib/json/node.h"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <cmath>
#include <limits>

namespace samsyn::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t deepest = 32;

bj::value const& as(void const* value) { return *static_cast<bj::value const*>(value); }

// Counts the keys as written. Boost.JSON keeps the last of two members with the same name; two readers that
// differ on that is how checks are bypassed, so a double name is refused: it shows as fewer members than
// keys.
struct KeyCounter {
    static constexpr std::size_t max_object_size = std::numeric_limits<std::int32_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = 1 << 16;
    static constexpr std::size_t max_string_size = max_object_size;
    std::size_t keys = 0;
    using Code = bj::error_code;
    using View = bj::string_view;
    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t, Code&) { return true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_key_part(View, std::size_t, Code&) { return true; }
    bool on_key(View, std::size_t, Code&)
    {
        ++keys;
        return true;
    }
    bool on_string_part(View, std::size_t, Code&) { return true; }
    bool on_string(View, std::size_t, Code&) { return true; }
    bool on_number_part(View, Code&) { return true; }
    bool on_int64(std::int64_t, View, Code&) { return true; }
    bool on_uint64(std::uint64_t, View, Code&) { return true; }
    bool on_double(double, View, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(View, Code&) { return true; }
    bool on_comment(View, Code&) { return true; }
};

std::size_t keys_written(std::string_view text)
{
    bj::basic_parser<KeyCounter> parser{bj::parse_options{}};
    bj::error_code error;
    parser.write_some(false, text.data(), text.size(), error);
    return parser.handler().keys;
}

std::size_t members_kept(bj::value const& value)
{
    std::size_t count = 0;
    if (auto const* array = value.if_array()) {
        for (auto const& item : *array) count += members_kept(item);
    } else if (auto const* object = value.if_object()) {
        count = object->size();
        for (auto const& member : *object) count += members_kept(member.value());
    }
    return count;
}

// A number beyond the range of a double is read as infinite, which no JSON can say again.
bool is_finite(bj::value const& value)
{
    if (auto const* number = value.if_double()) return std::isfinite(*number);
    if (auto const* array = value.if_array()) return std::all_of(array->begin(), array->end(), is_finite);
    if (auto const* object = value.if_object())
        return std::all_of(object->begin(), object->end(),
                           [](auto const& member) { return is_finite(member.value()); });
    return true;
}

}  // namespace

// Values lie in one buffer that is freed at once, so a large document costs few allocations.
struct Document::Parsed {
    bj::monotonic_resource memory;
    bj::value root = bj::value(bj::storage_ptr(&memory));
};

Kind Node::kind() const
{
    switch (as(m_value).kind()) {
        case bj::kind::null:
            return Kind::null;
        case bj::kind::bool_:
            return Kind::boolean;
        case bj::kind::int64:
            return Kind::integer;
        case bj::kind::uint64:
            return Kind::number;  // beyond int64: a number, never silently an integer
        case bj::kind::double_:
            return Kind::number;
        case bj::kind::string:
            return Kind::string;
        case bj::kind::array:
            return Kind::array;
        case bj::kind::object:
            return Kind::object;
    }
    return Kind::null;
}

bool Node::boolean() const { return as(m_value).as_bool(); }
std::int64_t Node::integer() const { return as(m_value).as_int64(); }

double Node::number() const
{
    auto const& value = as(m_value);
    if (value.is_int64()) return static_cast<double>(value.get_int64());
    if (value.is_uint64()) return static_cast<double>(value.get_uint64());
    return value.as_double();
}

std::string_view Node::string() const
{
    auto const& text = as(m_value).as_string();
    return {text.data(), text.size()};
}

std::size_t Node::size() const
{
    if (auto const* array = as(m_value).if_array()) return array->size();
    if (auto const* object = as(m_value).if_object()) return object->size();
    return 0;
}

Node Node::at(std::size_t index) const { return Node(&as(m_value).as_array().at(index)); }

std::optional<Node> Node::member(std::string_view name) const
{
    auto const* object = as(m_value).if_object();
    if (!object) return std::nullopt;
    auto const* found = object->if_contains(bj::string_view(name.data(), name.size()));
    return found ? std::optional<Node>(Node(found)) : std::nullopt;
}

void Node::for_each_member(std::function<void(std::string_view, Node)> const& each) const
{
    auto const* object = as(m_value).if_object();
    if (!object) return;
    for (auto const& member : *object)
        each(std::string_view(member.key().data(), member.key().size()), Node(&member.value()));
}

std::string Node::text() const { return bj::serialize(as(m_value)); }

Document::Document(std::unique_ptr<Parsed> parsed) : m_parsed(std::move(parsed)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Node Document::root() const { return Node(&m_parsed->root); }

Result<Document> Document::parse(std::string_view text)
{
    auto parsed = std::make_unique<Parsed>();
    bj::parse_options options;
    options.max_depth = deepest;
    bj::error_code error;
    parsed->root = bj::parse({text.data(), text.size()}, error, &parsed->memory, options);
    if (error || !is_finite(parsed->root)) return fail(ErrorKind::invalid, "json.malformed");
    if (members_kept(parsed->root) != keys_written(text))
        return fail(ErrorKind::invalid, "json.double_member");
    return Document(std::move(parsed));
}

}  // namespace samsyn::json
