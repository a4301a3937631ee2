// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/response_head.h"

#include <algorithm>
#include <charconv>

namespace samsyn::http {

namespace {

std::string_view reason(int status)
{
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        case 507:
            return "Insufficient Storage";
        default:
            return "Other";
    }
}

bool is_token(std::string_view name)
{
    auto const is_allowed = [](char character) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        bool const digit = character >= '0' && character <= '9';
        return letter || digit ||
               std::string_view("!#$%&'*+-.^_`|~").find(character) != std::string_view::npos;
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), is_allowed);
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
