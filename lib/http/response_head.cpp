// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace samsyn::http {

namespace {

struct Reason {
    int status;
    std::string_view words;
};
constexpr Reason reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

std::string_view reason(int status)
{
    auto const* const known = std::find_if(std::begin(reasons), std::end(reasons),
                                           [&](Reason const& each) { return each.status == status; });
    return known == std::end(reasons) ? "Other" : known->words;
}

constexpr auto token_characters = [] {
    std::array<bool, 256> allowed = {};
    for (auto const character : std::string_view("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"
                                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        allowed[static_cast<unsigned char>(character)] = true;
    return allowed;
}();

bool is_token(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char character) {
        return token_characters[static_cast<unsigned char>(character)];
    });
}

bool is_value(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

bool is_framing(std::string_view name)
{
    return same_name(name, "content-length") || same_name(name, "transfer-encoding") ||
           same_name(name, "connection") || same_name(name, "date");
}

template <class Number>
void append_number(std::string& to, Number number)
{
    char digits[24];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    to.append(digits, end);
}

}  // namespace

void append_head(std::string& to, Response const& response, HeadFrame const& frame)
{
    to += "HTTP/1.1 ";
    append_number(to, response.status);
    to += ' ';
    to += reason(response.status);
    to += "\r\nDate: ";
    to += frame.date;
    if (frame.content_length && !has_no_body(response.status)) {
        to += "\r\nContent-Length: ";
        append_number(to, *frame.content_length);
    }
    if (!frame.keep_alive) {
        to += "\r\nConnection: close";
    } else if (frame.to_version_1_0) {
        to += "\r\nConnection: keep-alive";
    }
    for (auto const& [name, value] : response.headers) {
        if (is_framing(name)) continue;
        to += "\r\n";
        to += name;
        to += ": ";
        to += value;
    }
    to += "\r\n\r\n";
}

bool is_sendable(Response const& response)
{
    return response.status >= 200 && response.status <= 599 &&
           std::all_of(response.headers.begin(), response.headers.end(),
                       [](auto const& header) { return is_token(header.first) && is_value(header.second); });
}

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace samsyn::http
