// SPDX-License-Identifier: EUPL-1.2
// Bodies of forms: the first byte says how long the boundary before the body is.
#include <cstdint>
#include <string>

#include "lib/base/check.h"
#include "lib/http/form.h"
#include "lib/http/message.h"
#include "lib/http/percent.h"

using namespace samsyn;
using namespace samsyn::http;

namespace {

void read_multipart(std::string_view body, std::string_view boundary)
{
    auto const parts = parse_multipart(body, boundary);
    if (!parts) return;
    check(parts->size() <= most_parts);
    std::size_t bytes = 0;
    for (auto const& part : *parts) {
        bytes += part.content.size() + part.name.size() + part.file_name.size();
        check(is_utf8(part.name) && is_utf8(part.file_name));
        check(part.content.find("\r\n--" + std::string(boundary)) == std::string::npos);
    }
    check(bytes <= body.size());
}

void read_form(std::string_view body)
{
    auto const fields = parse_form(body);
    if (!fields) return;
    check(fields->size() <= most_form_fields);
    for (auto const& [name, value] : *fields)
        check(is_utf8(name) && is_utf8(value) && value.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    if (size < 1) return 0;
    std::string_view input(reinterpret_cast<char const*>(bytes + 1), size - 1);
    auto const boundary = input.substr(0, bytes[0] % 80);
    input.remove_prefix(boundary.size());
    read_multipart(input, boundary);
    read_form(input);
    auto const found = multipart_boundary(input);
    if (found) check(!found->empty() && found->size() <= 70);
    Request request;
    request.headers = {{"Cookie", std::string(input)}};
    auto const cookie = request.cookie("a");
    if (cookie) check(cookie->size() <= input.size());
    return 0;
}
