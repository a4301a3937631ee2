// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/request_parser.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <cstring>
#include <limits>

#include "lib/http/percent.h"

namespace samsyn::http {

namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;

constexpr std::size_t most_extension_bytes = 256;
constexpr std::size_t most_chunk_line_bytes = 8192;  // chunk header with extensions, or trailers
constexpr std::size_t most_headers = 100;

constexpr Refusal malformed{400, "http.malformed"};
constexpr Refusal bad_path{400, "http.bad_path"};
constexpr Refusal bad_query{400, "http.bad_query"};
constexpr Refusal bad_host{400, "http.bad_host"};
constexpr Refusal bad_length{400, "http.bad_content_length"};
constexpr Refusal both_lengths{400, "http.length_and_transfer_encoding"};
constexpr Refusal unknown_encoding{501, "http.unknown_transfer_encoding"};
constexpr Refusal unknown_method{501, "http.unknown_method"};
constexpr Refusal unknown_version{505, "http.unknown_version"};
constexpr Refusal unknown_expectation{417, "http.unknown_expectation"};
constexpr Refusal too_many_headers{431, "http.too_many_headers"};
constexpr Refusal bad_chunk{400, "http.bad_chunk"};
constexpr Refusal body_too_large{413, "http.body_too_large"};

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// Every line ends with CRLF, none continues the one before, and no other control character is there.
bool has_clean_lines(std::string_view head)
{
    for (std::size_t at = 0; at < head.size(); ++at) {
        auto const byte = static_cast<unsigned char>(head[at]);
        if (byte >= 0x20 && byte != 0x7f) continue;
        if (byte == '\t') continue;
        if (byte != '\r' || at + 1 >= head.size() || head[at + 1] != '\n') return false;
        ++at;
        bool const folded = at + 1 < head.size() && (head[at + 1] == ' ' || head[at + 1] == '\t');
        if (folded) return false;
    }
    return true;
}

// "GET /path HTTP/1.1": one space between, nothing more. Beast looks at the rest.
bool has_plain_request_line(std::string_view head)
{
    auto const line = head.substr(0, head.find("\r\n"));
    return std::count(line.begin(), line.end(), ' ') == 2 && line.find('\t') == std::string_view::npos;
}

// "HTTP/2.0" is understood but not spoken; anything else after the last space is nonsense.
bool names_other_version(std::string_view head)
{
    auto const line = head.substr(0, head.find("\r\n"));
    auto const version = line.substr(line.rfind(' ') + 1);
    auto const is_digit = [](char character) { return character >= '0' && character <= '9'; };
    bool const well_formed = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                             version[6] == '.' && is_digit(version[7]);
    return well_formed && version != "HTTP/1.0" && version != "HTTP/1.1";
}

std::optional<Method> method_of(beast::verb verb)
{
    switch (verb) {
        case beast::verb::get:
            return Method::get;
        case beast::verb::head:
            return Method::head;
        case beast::verb::post:
            return Method::post;
        case beast::verb::put:
            return Method::put;
        case beast::verb::patch:
            return Method::patch;
        case beast::verb::delete_:
            return Method::del;
        case beast::verb::options:
            return Method::options;
        default:
            return std::nullopt;
    }
}

bool is_host(std::string_view host)
{
    auto const is_allowed = [](char character) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        bool const digit = character >= '0' && character <= '9';
        return letter || digit || std::string_view(".-_:[]").find(character) != std::string_view::npos;
    };
    return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), is_allowed);
}

bool is_number(std::string_view text)
{
    auto const is_digit = [](char character) { return character >= '0' && character <= '9'; };
    return !text.empty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_target_text(std::string_view target)
{
    return std::all_of(target.begin(), target.end(), [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return byte > 0x20 && byte < 0x7f && character != '#';
    });
}

std::optional<Refusal> read_target(std::string_view target, Request& into)
{
    auto const question = std::min(target.find('?'), target.size());
    if (!is_target_text(target)) return bad_path;
    auto path = decode_path(target.substr(0, question));
    if (!path) return bad_path;
    into.path = std::move(*path);
    if (question == target.size()) return std::nullopt;
    auto query = parse_form(target.substr(question + 1));
    if (!query) return bad_query;
    into.query = std::move(*query);
    return std::nullopt;
}

}  // namespace

HeadScanner::Found HeadScanner::scan(std::string_view received)
{
    bool const starts_badly = !received.empty() && (received.front() < 'A' || received.front() > 'Z');
    if (starts_badly) return {0, true};
    while (m_scanned < received.size()) {
        auto const feed = received.find('\n', m_scanned);
        if (feed == std::string_view::npos) break;
        if (feed == 0 || received[feed - 1] != '\r') return {0, true};
        if (feed - 1 == m_line_begin) return {feed + 1, false};
        m_scanned = m_line_begin = feed + 1;
    }
    m_scanned = received.size();
    return {};
}

// Beast splits the bytes; this adds what it lets through.
class RequestParser::Engine final : public beast::basic_parser<true> {
public:
    explicit Engine()
    {
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(boost::none);
    }

    Request* request = nullptr;
    std::string* body = nullptr;
    std::uint64_t limit = 0;
    std::uint64_t received = 0;
    std::optional<Refusal> refusal;
    bool is_version_1_1 = false;
    bool expects_continue = false;

    // What only the whole head can tell.
    std::optional<Refusal> check_head() const
    {
        bool const host_is_right = m_hosts == 1 || (m_hosts == 0 && !is_version_1_1);
        if (!host_is_right) return bad_host;
        if (m_lengths > 0 && m_encodings > 0) return both_lengths;
        if (m_lengths > 1) return bad_length;
        if (m_encodings > 1 || (m_encodings == 1 && !is_version_1_1)) return unknown_encoding;
        if (m_unknown_expectation) return unknown_expectation;
        return std::nullopt;
    }

private:
    void stop(error_code& ec, Refusal why)
    {
        if (!refusal) refusal = why;
        ec = beast::make_error_code(beast::error::bad_value);
    }

    void on_request_impl(beast::verb verb, boost::beast::string_view, boost::beast::string_view target,
                         int version, error_code& ec) override
    {
        is_version_1_1 = version == 11;
        auto const method = method_of(verb);
        if (!method) return stop(ec, unknown_method);
        request->method = *method;
        if (auto refused = read_target(view(target), *request)) return stop(ec, *refused);
    }

    void on_field_impl(beast::field field, boost::beast::string_view name, boost::beast::string_view value,
                       error_code& ec) override
    {
        if (m_head_is_read) return;  // trailers are read over: nothing here acts on them
        if (request->headers.size() == most_headers) return stop(ec, too_many_headers);
        note(field, view(value), ec);
        request->headers.emplace_back(std::string(view(name)), std::string(view(value)));
    }

    void note(beast::field field, std::string_view value, error_code& ec)
    {
        switch (field) {
            case beast::field::host:
                ++m_hosts;
                if (!is_host(value)) stop(ec, bad_host);
                break;
            case beast::field::content_length:
                ++m_lengths;
                if (!is_number(value)) stop(ec, bad_length);
                break;
            case beast::field::transfer_encoding:
                ++m_encodings;
                if (!same_name(value, "chunked")) stop(ec, unknown_encoding);
                break;
            case beast::field::expect:
                expects_continue = same_name(value, "100-continue");
                m_unknown_expectation = m_unknown_expectation || !expects_continue;
                break;
            default:
                break;
        }
    }

    void on_header_impl(error_code&) override { m_head_is_read = true; }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}

    std::size_t on_body_impl(boost::beast::string_view bytes, error_code& ec) override
    {
        received += bytes.size();
        if (received > limit) {
            stop(ec, body_too_large);
        } else {
            body->append(bytes.data(), bytes.size());
        }
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t size, boost::beast::string_view extensions,
                              error_code& ec) override
    {
        if (extensions.size() > most_extension_bytes) return stop(ec, bad_chunk);
        if (size > limit || received + size > limit) return stop(ec, body_too_large);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, error_code& ec) override
    {
        return on_body_impl(bytes, ec);
    }

    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}

    int m_hosts = 0;
    int m_lengths = 0;
    int m_encodings = 0;
    bool m_unknown_expectation = false;
    bool m_head_is_read = false;
};

RequestParser::RequestParser() : m_engine(std::make_unique<Engine>()) {}
RequestParser::~RequestParser() = default;

// Beast's parser is for one message, and cannot be moved or assigned: it is made anew in its place.
void RequestParser::reset()
{
    std::destroy_at(m_engine.get());
    std::construct_at(m_engine.get());
}

std::optional<Refusal> RequestParser::head(std::string_view bytes, Request& into)
{
    if (!has_clean_lines(bytes) || !has_plain_request_line(bytes)) return malformed;
    if (names_other_version(bytes)) return unknown_version;
    m_engine->request = &into;
    m_engine->eager(false);
    error_code ec;
    m_engine->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
    m_engine->request = nullptr;
    if (m_engine->refusal) return m_engine->refusal;
    if (auto refused = m_engine->check_head()) return refused;
    if (ec || !m_engine->is_header_done()) return malformed;
    return std::nullopt;
}

bool RequestParser::keep_alive() const { return m_engine->keep_alive(); }
bool RequestParser::is_version_1_1() const { return m_engine->is_version_1_1; }
bool RequestParser::expects_continue() const
{
    return m_engine->expects_continue && m_engine->is_version_1_1;
}
bool RequestParser::has_body() const { return !m_engine->is_done(); }

std::optional<std::uint64_t> RequestParser::content_length() const
{
    auto const length = m_engine->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

RequestParser::Step RequestParser::body(std::string_view bytes, std::string& into, std::uint64_t limit)
{
    // Beast reads a last chunk's header "0\r\n" and then asserts five bytes. The shortest end of a message
    // has them, so what begins like one waits until they are there.
    if (m_engine->chunked() && bytes.size() < 5 && bytes.starts_with('0')) return {};
    m_engine->body = &into;
    m_engine->limit = limit;
    m_engine->eager(true);
    error_code ec;
    auto const used = m_engine->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
    bool const needs_more = ec == beast::error::need_more;
    if (m_engine->refusal) return {used, false, m_engine->refusal};
    if (ec && !needs_more) return {used, false, bad_chunk};
    if (needs_more && bytes.size() - used > most_chunk_line_bytes) return {used, false, bad_chunk};
    return {used, m_engine->is_done(), std::nullopt};
}

}  // namespace samsyn::http
