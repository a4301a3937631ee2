// SPDX-License-Identifier: EUPL-1.2
#include "src/server/control.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <boost/describe.hpp>
#include <cstring>
#include <thread>

#include "lib/json/form.h"

namespace samsyn::server {

namespace {

struct Asked {
    std::vector<std::string> words;
    std::string folder;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (words, folder))

// Goes before what was printed, on a line of its own: a printed file may be any bytes.
struct Head {
    int status = 0;
    std::string err;
};
BOOST_DESCRIBE_STRUCT(Head, (), (status, err))

std::string message_of(Printed const& printed)
{
    return json::write(Head{printed.status, printed.err}) + "\n" + printed.out;
}

std::optional<Printed> read_message(std::string const& message)
{
    auto const end = message.find('\n');
    if (end == std::string::npos) return std::nullopt;
    auto const head = json::read<Head>(message.substr(0, end));
    if (!head) return std::nullopt;
    return Printed{head->status, message.substr(end + 1), head->err};
}

constexpr std::size_t longest_message = 64U << 20U;

std::optional<sockaddr_un> address_of(std::filesystem::path const& socket)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto const path = socket.string();
    if (path.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

// A message is its text; the sender closes its half when it is all there.
std::string receive_all(int socket)
{
    std::string text;
    char buffer[65536];
    for (;;) {
        auto const got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0 || text.size() > longest_message) return text;
        text.append(buffer, static_cast<std::size_t>(got));
    }
}

bool send_all(int socket, std::string_view text)
{
    while (!text.empty()) {
        auto const sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return ::shutdown(socket, SHUT_WR) == 0;
}

class Served final : public Control {
public:
    Served(int listener, std::filesystem::path socket, Run run)
        : m_listener(listener),
          m_socket(std::move(socket)),
          m_run(std::move(run)),
          m_thread([this] { loop(); })
    {
    }
    ~Served() override
    {
        m_stopped = true;
        m_thread.join();
        ::close(m_listener);
        ::unlink(m_socket.c_str());
    }

private:
    void loop()
    {
        while (!m_stopped) {
            pollfd waiting{m_listener, POLLIN, 0};
            if (::poll(&waiting, 1, 200) <= 0) continue;
            int const client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0) continue;
            answer(client);
            ::close(client);
        }
    }
    void answer(int client)
    {
        auto const asked = json::read<Asked>(receive_all(client));
        if (asked) send_all(client, message_of(m_run(asked->words, asked->folder)));
    }

    int m_listener;
    std::filesystem::path m_socket;
    Run m_run;
    std::atomic<bool> m_stopped = false;
    std::thread m_thread;
};

}  // namespace

std::unique_ptr<Control> Control::serve(std::filesystem::path const& socket, Run run)
{
    auto const address = address_of(socket);
    if (!address) return nullptr;
    ::unlink(
        socket.c_str());  // a crash leaves it behind; the lock on the directory says that nobody else listens
    int const listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const before = ::umask(0177);
    bool const bound = ::bind(listener, reinterpret_cast<sockaddr const*>(&*address), sizeof *address) == 0;
    ::umask(before);
    if (!bound || ::listen(listener, 8) != 0) {
        ::close(listener);
        return nullptr;
    }
    return std::make_unique<Served>(listener, socket, std::move(run));
}

std::optional<Printed> Control::ask(std::filesystem::path const& socket,
                                    std::vector<std::string> const& words, std::string const& folder)
{
    auto const address = address_of(socket);
    if (!address) return std::nullopt;
    int const server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::optional<Printed> printed;
    if (::connect(server, reinterpret_cast<sockaddr const*>(&*address), sizeof *address) == 0 &&
        send_all(server, json::write(Asked{words, folder})))
        printed = read_message(receive_all(server));
    ::close(server);
    return printed;
}

}  // namespace samsyn::server
