// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace samsyn::tests {

// A TCP connection to loopback that sends exactly the bytes it is given: what no well-behaved client would
// send.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, int receive_buffer = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        timeval const patience = {5, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (receive_buffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~RawClient() { ::close(m_socket); }
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    // false once the other side has closed.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Says that nothing more will be sent.
    void finish() { ::shutdown(m_socket, SHUT_WR); }

    // The next answer: head and as much body as its Content-Length says; empty when the connection closed.
    std::string answer(bool to_head = false)
    {
        while (m_received.find("\r\n\r\n") == std::string::npos)
            if (!receive()) return std::exchange(m_received, {});
        auto const head = m_received.find("\r\n\r\n") + 4;
        auto const length = m_received.find("\r\nContent-Length: ");
        bool const has_length = length < head && !to_head;
        auto const total =
            head + (has_length ? std::strtoull(m_received.c_str() + length + 18, nullptr, 10) : 0);
        while (m_received.size() < total)
            if (!receive()) return std::exchange(m_received, {});
        auto whole = m_received.substr(0, total);
        m_received.erase(0, total);
        return whole;
    }

    // Everything until the other side closes, or until the text has come.
    std::string everything(std::optional<std::string_view> until = std::nullopt)
    {
        while (!until || m_received.find(*until) == std::string::npos)
            if (!receive()) break;
        return std::exchange(m_received, {});
    }

    // Did the other side close, with nothing more said, before the client's patience ended?
    bool is_closed()
    {
        char byte = 0;
        auto const got = ::recv(m_socket, &byte, 1, 0);
        return got == 0 || (got < 0 && errno == ECONNRESET);
    }

private:
    bool receive()
    {
        char bytes[16384];
        auto const got = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        m_received.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    int m_socket;
    std::string m_received;
};

inline int status_of(std::string_view answer)
{
    return answer.starts_with("HTTP/1.1 ") ? std::atoi(std::string(answer.substr(9, 3)).c_str()) : 0;
}

inline std::string body_of(std::string_view answer)
{
    auto const end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}

// The value of a header, as written; empty when it is not there.
inline std::string header_of(std::string_view answer, std::string_view name)
{
    auto const at = answer.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    auto const begin = at + name.size() + 4;
    return std::string(answer.substr(begin, answer.find("\r\n", begin) - begin));
}

}  // namespace samsyn::tests
