// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace samsyn::json {

// Appends JSON text; the caller keeps begin and end in balance.
class Writer {
public:
    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& string(std::string_view text);
    Writer& integer(std::int64_t number);
    Writer& number(double number);  // shortest text that reads back the same; not finite: null
    Writer& boolean(bool flag);
    Writer& null();
    // Text that is already JSON.
    Writer& raw(std::string_view json);

    std::string const& text() const { return m_text; }
    std::string take() { return std::move(m_text); }

private:
    void separate();
    std::string m_text;
};

}  // namespace samsyn::json
