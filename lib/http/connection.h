// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/http/request_parser.h"
#include "lib/http/server.h"
#include "lib/http/temporary_file.h"
#include "lib/http/worker_pool.h"

namespace samsyn::http {

using Moment = std::chrono::steady_clock::time_point;

class Connection;

// What all connections of a server share.
struct ServerState {
    ServerState(ServerSettings with, Router routes, Hooks calls);

    ServerSettings settings;
    Router router;
    Hooks hooks;
    WorkerPool workers;
    WorkerPool disk;  // reads and writes files, so that a slow disk stops no I/O thread
    std::atomic<bool> stopping{false};
    std::atomic<int> connections{0};
    std::atomic<int> event_streams{0};

    std::string next_request_id();
    bool trusts(std::string_view address) const;
    // Counts a connection of the address; false when it has as many as it may.
    bool admit(std::string const& address);
    void leave(std::string const& address);

private:
    std::uint64_t m_id_seed;
    std::atomic<std::uint64_t> m_ids{0};
    std::mutex m_addresses_mutex;
    std::unordered_map<std::string, int> m_addresses;
};

// One thread that reads and writes sockets. Its connections are touched by no other thread.
class IoThread {
public:
    explicit IoThread(ServerState& shared);

    boost::asio::io_context context{1};
    ServerState& state;
    std::vector<std::shared_ptr<Connection>> connections;

    void run();
    void add(std::shared_ptr<Connection> connection);
    void remove(Connection& connection);
    std::string_view date() const { return m_date; }

private:
    void tick();
    void refresh_date();

    boost::asio::steady_timer m_timer;
    std::string m_date;
};

// One client, one request at a time: idle → head → body → handling → writing → idle.
class Connection final : public std::enable_shared_from_this<Connection> {
public:
    Connection(IoThread& io, boost::asio::ip::tcp::socket socket, std::string peer, std::string counted);
    ~Connection();

    void start();
    // Ends what takes too long; called a few times a second.
    void sweep(Moment now);
    // The server is stopping: ends at once when idle, else after the answer.
    void drain();
    void close();

    std::size_t index = 0;  // in IoThread::connections

private:
    class Events;
    enum class Phase {
        idle,
        head,
        admitting,
        proceeding,
        body,
        storing,
        handling,
        writing,
        loading,
        events,
        lingering,
        closed
    };

    void advance();
    void read();
    void on_read(boost::system::error_code error, std::size_t bytes);
    std::string_view unread() const { return {m_in.data() + m_in_begin, m_in_end - m_in_begin}; }
    void consume(std::size_t bytes);

    bool take_head();
    void begin_request(std::size_t head_bytes);
    void note_forwarded();
    void find_route();
    bool refuse_by_length();
    void receive_body();
    void write_continue();
    bool take_body();
    void store(bool last);
    void dispatch();
    void admit();
    void post_to_worker(void (Connection::*job)(), void (Connection::*then)());

    void answer();       // worker
    Response respond();  // worker
    Response respond_to_unknown_path() const;
    void finish_response();
    std::string try_prepare();
    void drop_stream();
    void open_file();
    void open_events();
    void fail(std::string_view what);
    void admit_or_answer();  // worker
    void receive_or_send();

    void refuse(Refusal refusal);
    void send();
    void write_on();
    void on_written(boost::system::error_code error, std::size_t bytes);
    void after_chunk();
    void load_chunk();
    void finish_exchange();
    void report_served();
    void linger();

    void begin_events();
    void flush_events();
    void begin_window(int seconds);
    bool window_failed(Moment now, int seconds);

    IoThread& m_io;
    ServerState& m_state;
    boost::asio::ip::tcp::socket m_socket;
    std::string m_peer;
    std::string m_counted;  // the address it is counted under; empty: not counted
    Phase m_phase = Phase::idle;
    Moment m_deadline{};
    Moment m_window_end{};
    std::size_t m_window_bytes = 0;

    std::vector<char> m_in;
    std::size_t m_in_begin = 0;
    std::size_t m_in_end = 0;
    bool m_reading = false;

    HeadScanner m_scanner;
    RequestParser m_parser;
    Request m_request;
    Route const* m_route = nullptr;
    std::vector<Method> m_allowed;
    std::uint64_t m_body_limit = 0;
    bool m_admitted = false;
    bool m_body_is_done = false;
    bool m_close_after = false;
    bool m_linger_after = false;
    Moment m_began{};

    TemporaryFile m_upload;
    std::string m_unstored;
    bool m_stored = true;

    Response m_response;
    std::string m_head;
    std::string m_chunk;
    std::string_view m_head_left;
    std::string_view m_body_left;
    bool m_writing = false;
    std::size_t m_sent = 0;
    int m_file = -1;
    std::uint64_t m_file_at = 0;
    std::uint64_t m_file_left = 0;
    bool m_loaded = true;

    std::shared_ptr<Events> m_events;
    Moment m_next_heartbeat{};
};

}  // namespace samsyn::http
