// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/server.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <thread>

#include "lib/base/id.h"
#include "lib/http/connection.h"
#include "lib/http/response_head.h"

namespace samsyn::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto tick_time = std::chrono::milliseconds(200);
constexpr auto accept_pause = std::chrono::milliseconds(100);
constexpr int disk_threads = 2;

// Neighbours in one IPv6 network are one customer.
std::string counted_address(asio::ip::address const& address)
{
    if (!address.is_v6() || address.to_v6().is_v4_mapped()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    return asio::ip::make_address_v6(bytes).to_string();
}

// "::ffff:192.0.2.1" of a socket for both families is 192.0.2.1.
asio::ip::address plain_address(asio::ip::address const& address)
{
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

std::uint64_t mixed(std::uint64_t number)
{
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31);
}

bool is_port(std::string_view text)
{
    unsigned number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number <= 65535;
}

tcp::endpoint endpoint_of(asio::io_context& context, std::string const& listen)
{
    auto const colon = std::min(listen.rfind(':'), listen.size());
    auto host = listen.substr(0, colon);
    auto const port = colon == listen.size() ? "" : listen.substr(colon + 1);
    if (!is_port(port)) throw std::runtime_error("cannot listen on " + listen + ": not host:port");
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    error_code error;
    auto const found = tcp::resolver(context).resolve(host, port, tcp::resolver::passive, error);
    if (error || found.empty())
        throw std::runtime_error("cannot listen on " + listen + ": " + error.message());
    return found.begin()->endpoint();
}

// What a crash left behind.
void remove_old_uploads(std::string const& folder)
{
    DIR* const listing = ::opendir(folder.c_str());
    if (listing == nullptr) throw std::runtime_error("cannot read the folder for uploads: " + folder);
    while (auto const* entry = ::readdir(listing))
        if (std::string_view(entry->d_name).starts_with("upload-"))
            ::unlink((folder + "/" + entry->d_name).c_str());
    ::closedir(listing);
}

}  // namespace

ServerState::ServerState(ServerSettings with, Router routes, Hooks calls)
    : settings(std::move(with)),
      router(std::move(routes)),
      hooks(std::move(calls)),
      workers(settings.workers, static_cast<std::size_t>(settings.limits.queued_requests)),
      disk(disk_threads, static_cast<std::size_t>(settings.limits.connections)),
      m_id_seed(std::hash<Id<Request>>()(Id<Request>(Uuid::at(SystemClock().now()))))
{
}

std::string ServerState::next_request_id()
{
    static constexpr char digits[] = "0123456789abcdef";
    auto number = mixed(m_id_seed + m_ids.fetch_add(1));
    std::string id(16, '0');
    for (auto& digit : id) {
        digit = digits[number & 15];
        number >>= 4;
    }
    return id;
}

bool ServerState::trusts(std::string_view address) const
{
    auto const& trusted = settings.trusted_proxies;
    return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
}

bool ServerState::admit(std::string const& address)
{
    std::lock_guard const lock(m_addresses_mutex);
    auto& count = m_addresses[address];
    if (count >= settings.limits.connections_an_address) return false;
    ++count;
    return true;
}

void ServerState::leave(std::string const& address)
{
    std::lock_guard const lock(m_addresses_mutex);
    auto const place = m_addresses.find(address);
    if (place != m_addresses.end() && --place->second <= 0) m_addresses.erase(place);
}

IoThread::IoThread(ServerState& shared) : state(shared), m_timer(context) { refresh_date(); }

void IoThread::run()
{
    auto const guard = asio::make_work_guard(context);
    tick();
    context.run();
}

void IoThread::add(std::shared_ptr<Connection> connection)
{
    connection->index = connections.size();
    connections.push_back(connection);
    connection->start();
}

void IoThread::remove(Connection& connection)
{
    auto const index = connection.index;
    std::swap(connections[index], connections.back());
    connections[index]->index = index;
    connections.pop_back();
}

void IoThread::tick()
{
    refresh_date();
    auto const now = std::chrono::steady_clock::now();
    // Backwards, since one that ends is replaced by the last.
    for (auto index = connections.size(); index-- > 0;) {
        auto const connection = connections[index];
        connection->sweep(now);
    }
    m_timer.expires_after(tick_time);
    m_timer.async_wait([this](error_code error) {
        if (!error) tick();
    });
}

void IoThread::refresh_date()
{
    std::time_t const now = SystemClock().now().milliseconds / 1000;
    std::tm parts = {};
    ::gmtime_r(&now, &parts);
    char text[40];
    auto const length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    m_date.assign(text, length);
}

namespace {

class BeastServer final : public Server {
public:
    BeastServer(ServerSettings settings, Router router, Hooks hooks)
        : m_state(std::move(settings), std::move(router), std::move(hooks))
    {
        for (int i = 0; i < std::max(1, m_state.settings.io_threads); ++i)
            m_io.push_back(std::make_unique<IoThread>(m_state));
        prepare_uploads();
        listen();
        accept();
        for (auto& io : m_io) m_threads.emplace_back([&io] { io->run(); });
    }

    ~BeastServer() override { stop(0); }
    BeastServer(BeastServer const&) = delete;
    BeastServer& operator=(BeastServer const&) = delete;

    std::uint16_t port() const override { return m_port; }

    void stop(int grace) override
    {
        std::unique_lock lock(m_stop_mutex);
        if (m_stopped) return;
        m_state.stopping = true;
        asio::post(m_io.front()->context, [this] { m_acceptor->close(); });
        on_all([](Connection& connection) { connection.drain(); });
        wait_for_connections(std::chrono::seconds(grace));
        on_all([](Connection& connection) { connection.close(); });
        m_state.workers.stop();
        m_state.disk.stop();
        for (auto& io : m_io) asio::post(io->context, [&io] { io->context.stop(); });
        for (auto& thread : m_threads) thread.join();
        m_stopped = true;
        m_stop_told.notify_all();
    }

    void wait() override
    {
        std::unique_lock lock(m_stop_mutex);
        m_stop_told.wait(lock, [this] { return m_stopped; });
    }

private:
    void prepare_uploads()
    {
        auto const& routes = m_state.router.routes();
        bool const streams = std::any_of(routes.begin(), routes.end(),
                                         [](Route const& route) { return route.stream_body_to_file; });
        if (streams) remove_old_uploads(m_state.settings.upload_folder);
    }

    void listen()
    {
        auto& context = m_io.front()->context;
        auto const endpoint = endpoint_of(context, m_state.settings.listen);
        m_acceptor.emplace(context);
        try {
            m_acceptor->open(endpoint.protocol());
            m_acceptor->set_option(tcp::acceptor::reuse_address(true));
            m_acceptor->bind(endpoint);
            m_acceptor->listen(4096);
        } catch (boost::system::system_error const& error) {
            throw std::runtime_error("cannot listen on " + m_state.settings.listen + ": " +
                                     error.code().message());
        }
        m_port = m_acceptor->local_endpoint().port();
    }

    void accept()
    {
        auto& io = *m_io[m_next_io++ % m_io.size()];
        m_acceptor->async_accept(io.context, [this, &io](error_code error, tcp::socket socket) {
            if (!m_acceptor->is_open()) return;
            if (error) return accept_later();
            take(io, std::move(socket));
            accept();
        });
    }

    // Out of descriptors or memory: trying again at once would only burn the processor.
    void accept_later()
    {
        m_pause.emplace(m_io.front()->context, accept_pause);
        m_pause->async_wait([this](error_code error) {
            if (!error && m_acceptor->is_open()) accept();
        });
    }

    void take(IoThread& io, tcp::socket socket)
    {
        error_code error;
        auto const remote = socket.remote_endpoint(error);
        if (error) return;
        auto const address = plain_address(remote.address());
        auto peer = address.to_string();
        if (m_state.connections.load() >= m_state.settings.limits.connections) return shed(socket, peer);
        bool const counted = !m_state.trusts(peer);
        auto place = counted_address(address);
        if (counted && !m_state.admit(place)) return shed(socket, peer);
        m_state.connections.fetch_add(1);
        auto connection =
            std::make_shared<Connection>(io, std::move(socket), std::move(peer), counted ? place : "");
        asio::post(io.context, [&io, connection = std::move(connection)] { io.add(connection); });
    }

    // One answer, without waiting for the request or for the client to take it.
    void shed(tcp::socket& socket, std::string const& peer)
    {
        Request request;
        request.peer = peer;
        request.id = m_state.next_request_id();
        auto response = problem(503, "http.busy", request.id).set("Retry-After", "5");
        if (m_state.hooks.after) m_state.hooks.after(request, response);
        std::string bytes;
        append_head(bytes, response, {m_io.front()->date(), false, false, response.body.size()});
        bytes += response.body;
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(bytes), ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
        if (m_state.hooks.served) m_state.hooks.served({request, "", response.status, 0, bytes.size()});
    }

    template <class Action>
    void on_all(Action action)
    {
        for (auto& io : m_io)
            asio::post(io->context, [&io, action] {
                auto const connections = io->connections;
                for (auto const& connection : connections) action(*connection);
            });
    }

    void wait_for_connections(std::chrono::seconds grace)
    {
        auto const until = std::chrono::steady_clock::now() + grace;
        while (m_state.connections.load() > 0 && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }

    ServerState m_state;
    std::vector<std::unique_ptr<IoThread>> m_io;
    std::optional<tcp::acceptor> m_acceptor;
    std::optional<asio::steady_timer> m_pause;
    std::size_t m_next_io = 0;
    std::uint16_t m_port = 0;
    std::vector<std::thread> m_threads;
    std::mutex m_stop_mutex;
    std::condition_variable m_stop_told;
    bool m_stopped = false;
};

}  // namespace

std::unique_ptr<Server> start_server(ServerSettings settings, Router router, Hooks hooks)
{
    return std::make_unique<BeastServer>(std::move(settings), std::move(router), std::move(hooks));
}

}  // namespace samsyn::http
