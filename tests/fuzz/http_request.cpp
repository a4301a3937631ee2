// SPDX-License-Identifier: EUPL-1.2
// One HTTP request, whole and in pieces: both must be read alike, and what is accepted must be safe to route.
#include <algorithm>
#include <cstdint>
#include <string>

#include "lib/base/check.h"
#include "lib/http/percent.h"
#include "lib/http/request_parser.h"

using namespace samsyn;
using namespace samsyn::http;

namespace {

constexpr std::uint64_t body_limit = 20000;

struct Outcome {
    int status = 0;  // 0: not yet decided, 200: whole
    std::string path;
    std::string body;
    bool operator==(Outcome const&) const = default;
};

void check_accepted(Request const& request)
{
    check(request.path.starts_with('/') && is_utf8(request.path));
    check(request.path.find("//") == std::string::npos && request.path.find("/../") == std::string::npos);
    check(request.path.find_first_of(std::string("\0\r\n\\", 4)) == std::string::npos);
    for (auto const& [name, value] : request.headers) {
        check(!name.empty() && name.find_first_of("\r\n :") == std::string::npos);
        check(value.find_first_of(std::string("\0\r\n", 3)) == std::string::npos);
    }
}

class Reader {
public:
    // Takes more bytes, as a connection would.
    void take(std::string_view bytes)
    {
        m_received += bytes;
        if (!m_head_is_read) read_head();
        if (m_head_is_read && m_outcome.status == 0) read_body();
    }
    Outcome const& outcome() const { return m_outcome; }

private:
    void read_head()
    {
        if (m_outcome.status != 0) return;
        auto const found = m_scanner.scan(m_received);
        if (found.malformed) m_outcome.status = 400;
        if (found.head_bytes == 0) return;
        check(found.head_bytes <= m_received.size());
        auto const refused =
            m_parser.head(std::string_view(m_received).substr(0, found.head_bytes), m_request);
        m_received.erase(0, found.head_bytes);
        m_head_is_read = true;
        if (refused) {
            m_outcome.status = refused->status;
            return;
        }
        check_accepted(m_request);
        m_outcome.path = m_request.path;
        if (!m_parser.has_body()) m_outcome.status = 200;
    }

    void read_body()
    {
        if (m_received.empty()) return;
        auto const step = m_parser.body(m_received, m_outcome.body, body_limit);
        check(step.used <= m_received.size() && m_outcome.body.size() <= body_limit);
        m_received.erase(0, step.used);
        if (step.refused) m_outcome = {step.refused->status, m_outcome.path, ""};
        if (step.done) m_outcome.status = 200;
    }

    HeadScanner m_scanner;
    RequestParser m_parser;
    Request m_request;
    std::string m_received;
    bool m_head_is_read = false;
    Outcome m_outcome;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    // Longer chunk headers and trailers are refused by how much of them is waiting, which pieces change.
    if (size < 1 || size > 8000) return 0;
    std::size_t const piece = 1 + bytes[0] % 40;
    std::string_view const input(reinterpret_cast<char const*>(bytes + 1), size - 1);
    Reader whole;
    whole.take(input);
    Reader pieces;
    for (std::size_t at = 0; at < input.size(); at += piece) pieces.take(input.substr(at, piece));
    bool const decided = whole.outcome().status != 0 && pieces.outcome().status != 0;
    if (decided) check(whole.outcome() == pieces.outcome());
    return 0;
}
