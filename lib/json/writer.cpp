// SPDX-License-Identifier: EUPL-1.2
#include "lib/json/writer.h"

#include <charconv>
#include <cmath>

namespace samsyn::json {

// A value needs a comma before it unless it opens its container or follows its key.
void Writer::separate()
{
    if (m_text.empty()) return;
    char const last = m_text.back();
    if (last != '{' && last != '[' && last != ':') m_text += ',';
}

Writer& Writer::begin_object()
{
    separate();
    m_text += '{';
    return *this;
}
Writer& Writer::end_object()
{
    m_text += '}';
    return *this;
}
Writer& Writer::begin_array()
{
    separate();
    m_text += '[';
    return *this;
}
Writer& Writer::end_array()
{
    m_text += ']';
    return *this;
}
Writer& Writer::boolean(bool flag)
{
    separate();
    m_text += flag ? "true" : "false";
    return *this;
}
Writer& Writer::null()
{
    separate();
    m_text += "null";
    return *this;
}
Writer& Writer::raw(std::string_view json)
{
    separate();
    m_text += json;
    return *this;
}

Writer& Writer::key(std::string_view name)
{
    string(name);
    m_text += ':';
    return *this;
}

Writer& Writer::string(std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    separate();
    m_text += '"';
    for (char const c : text) {
        auto const code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (c == '\n')
            m_text += "\\n";
        else if (code < 0x20) {
            m_text += "\\u00";
            m_text += hex[code >> 4U];
            m_text += hex[code & 0x0fU];
        } else
            m_text += c;
    }
    m_text += '"';
    return *this;
}

Writer& Writer::integer(std::int64_t number)
{
    separate();
    char buffer[24];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    m_text.append(buffer, end);
    return *this;
}

Writer& Writer::number(double number)
{
    if (!std::isfinite(number)) return null();
    separate();
    char buffer[32];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    m_text.append(buffer, end);
    return *this;
}

}  // namespace samsyn::json
