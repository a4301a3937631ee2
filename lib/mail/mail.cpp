// SPDX-License-Identifier: EUPL-1.2
#include "lib/mail/mail.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "lib/base/base64.h"

namespace samsyn::mail {
namespace {

// RFC 5321 lets a line be 998 bytes long.
constexpr std::size_t longest_line = 900;
// An encoded word may be 75 characters: "=?UTF-8?B?" and "?=" leave 63, which 45 bytes fill at most.
constexpr std::size_t bytes_an_encoded_word = 45;

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// How much of the text fits in `most` bytes without splitting a character.
std::size_t whole_characters(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text.size();
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return end == 0 ? most : end;
}

std::string one_line(std::string text)
{
    for (auto& c : text)
        if (std::iscntrl(static_cast<unsigned char>(c)) != 0) c = ' ';
    return text;
}

std::string subject_header(std::string const& subject)
{
    auto const line = one_line(subject);
    if (is_ascii(line) && line.size() < 60 && line.find("=?") == std::string::npos) return line;
    std::string words;
    for (std::string_view rest = line; !rest.empty();) {
        auto const length = whole_characters(rest, bytes_an_encoded_word);
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(rest.substr(0, length))) + "?=";
        rest.remove_prefix(length);
    }
    return words;
}

// "Wed, 25 Nov 2026 10:11:54 +0000"
std::string date_header(UtcTime at)
{
    static constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const text = at.text();  // 2026-11-25T10:11:54.000Z
    auto const day = Day::parse(text.substr(0, 10)).value_or(Day{});
    return std::string(days[day.iso_weekday() - 1]) + ", " + text.substr(8, 2) + " " +
           months[day.month() - 1] + " " + text.substr(0, 4) + " " + text.substr(11, 8) + " +0000";
}

bool has_only_short_lines(std::string_view body)
{
    std::size_t length = 0;
    for (char const c : body) {
        length = c == '\n' ? 0 : length + 1;
        if (length > longest_line) return false;
    }
    return true;
}

std::string with_crlf(std::string_view body)
{
    std::string out;
    for (char const c : body) {
        if (c == '\r') continue;
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

std::string in_base64_lines(std::string_view body)
{
    auto const encoded = base64(body);
    std::string out;
    for (std::size_t i = 0; i < encoded.size(); i += 76) out += encoded.substr(i, 76) + "\r\n";
    return out;
}

}  // namespace

bool is_address(std::string_view text)
{
    auto const at = text.find('@');
    auto const is_plain = [](char c) {
        auto const u = static_cast<unsigned char>(c);
        return u > ' ' && u < 0x7f && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
    };
    return text.size() <= 254 && at != std::string_view::npos && at > 0 && at <= 64 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && text[at + 1] != '.' && text.back() != '.' &&
           text[0] != '-' && std::all_of(text.begin(), text.end(), is_plain);
}

Result<std::string> compose(Mail const& mail)
{
    if (!is_address(mail.to) || !is_address(mail.from)) return fail(ErrorKind::invalid, "mail.address");
    bool const as_it_is = has_only_short_lines(mail.body);
    std::string text = "From: Samsyn <" + mail.from + ">\r\n";
    text += "To: <" + mail.to + ">\r\n";
    text += "Subject: " + subject_header(mail.subject) + "\r\n";
    text += "Date: " + date_header(mail.at) + "\r\n";
    text += "Message-ID: <" + mail.id.text() + mail.from.substr(mail.from.find('@')) + ">\r\n";
    text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    text += "Content-Type: text/plain; charset=utf-8\r\n";
    text += std::string("Content-Transfer-Encoding: ") + (as_it_is ? "8bit" : "base64") + "\r\n\r\n";
    return text + (as_it_is ? with_crlf(mail.body) : in_base64_lines(with_crlf(mail.body)));
}

}  // namespace samsyn::mail
