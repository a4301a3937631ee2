// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/result.h"

namespace samsyn::json {

enum class Kind { null, boolean, integer, number, string, array, object };

// A view of one value of a parsed document; valid as long as the document is.
class Node {
public:
    explicit Node(void const* value) : m_value(value) {}
    Kind kind() const;
    bool boolean() const;
    std::int64_t integer() const;
    double number() const;  // integers too
    std::string_view string() const;
    std::size_t size() const;  // of an array or object, else 0
    Node at(std::size_t index) const;
    std::optional<Node> member(std::string_view name) const;
    // Nothing for what is no object.
    void for_each_member(std::function<void(std::string_view, Node)> const& each) const;
    // The value as JSON text again.
    std::string text() const;

private:
    void const* m_value;
};

// Parsed JSON. Refuses ("json.malformed") what is not exactly one RFC 8259 value in UTF-8, is nested deeper
// than 32 levels, or ("json.double_member") names an object's member twice.
class Document {
public:
    static Result<Document> parse(std::string_view text);
    Node root() const;
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

private:
    struct Parsed;
    explicit Document(std::unique_ptr<Parsed> parsed);
    std::unique_ptr<Parsed> m_parsed;
};

}  // namespace samsyn::json
