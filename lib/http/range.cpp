// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/range.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "lib/http/message.h"

namespace samsyn::http {

namespace {

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// "-500": the last 500 bytes.
RangeAnswer suffix_range(std::string_view length, std::uint64_t size)
{
    auto const wanted = number(length);
    if (!wanted) return {};
    if (*wanted == 0 || size == 0) return {RangeKind::unsatisfiable};
    auto const count = std::min(*wanted, size);
    return {RangeKind::part, {size - count, count}};
}

std::string_view without_weakness(std::string_view etag)
{
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

}  // namespace

RangeAnswer parse_range(std::string_view header, std::uint64_t size)
{
    if (!header.starts_with("bytes=")) return {};
    header.remove_prefix(6);
    auto const dash = header.find('-');
    if (dash == std::string_view::npos || header.find(',') != std::string_view::npos) return {};
    if (dash == 0) return suffix_range(header.substr(1), size);
    auto const first = number(header.substr(0, dash));
    auto const last_text = header.substr(dash + 1);
    auto const last = last_text.empty() ? std::optional(UINT64_MAX) : number(last_text);
    if (!first || !last || *last < *first) return {};
    if (*first >= size) return {RangeKind::unsatisfiable};
    return {RangeKind::part, {*first, std::min(*last, size - 1) - *first + 1}};
}

ByteRange apply_range(Request const& request, Response& response, std::uint64_t size)
{
    response.set("Accept-Ranges", "bytes");
    auto const range = request.header("range");
    bool const applies = range && response.status == 200 && request.method == Method::get;
    auto const condition = request.header("if-range");
    bool const unchanged =
        !condition || (condition->starts_with('"') && condition == find_field(response.headers, "etag"));
    if (!applies || !unchanged) return {0, size};
    auto const answer = parse_range(*range, size);
    if (answer.kind == RangeKind::whole) return {0, size};
    if (answer.kind == RangeKind::unsatisfiable) {
        response.status = 416;
        response.set("Content-Range", "bytes */" + std::to_string(size));
        return {0, 0};
    }
    auto const last = answer.range.first + answer.range.count - 1;
    response.status = 206;
    response.set("Content-Range", "bytes " + std::to_string(answer.range.first) + "-" + std::to_string(last) +
                                      "/" + std::to_string(size));
    return answer.range;
}

bool none_match_names(std::string_view header, std::string_view etag)
{
    while (!header.empty()) {
        auto const comma = std::min(header.find(','), header.size());
        auto item = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
        while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
        if (item == "*" || without_weakness(item) == without_weakness(etag)) return true;
    }
    return false;
}

}  // namespace samsyn::http
