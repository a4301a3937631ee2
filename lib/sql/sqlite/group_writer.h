// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "lib/sql/sqlite/sqlite_connection.h"

namespace samsyn::sql {

// The one thread that changes the file. Those who wait while a commit is under way share the next one:
// a savepoint each, so that one who fails takes nobody along.
class GroupWriter {
public:
    // `database` is what bodies may not call again while they run.
    GroupWriter(Database const& database, std::string const& file, int longest_group);
    // Finishes what is queued.
    ~GroupWriter();
    GroupWriter(GroupWriter const&) = delete;
    GroupWriter& operator=(GroupWriter const&) = delete;

    // Returns when the commit is durable, or the body was rolled back; throws what the body threw, or why
    // the shared commit failed.
    void write(std::function<bool(Transaction&)> const& body);

private:
    struct Request {
        std::function<bool(Transaction&)> const& body;
        std::promise<void> done = {};
        std::exception_ptr refused = nullptr;  // rolled back to its savepoint, for this reason
    };
    using Group = std::vector<Request*>;

    void work(Database const& database);
    Group next_group();
    void run(Group const& group);
    void run_in_savepoint(Request& request);
    void leave_transaction();
    void checkpoint_if_long();

    SqliteConnection m_connection;
    std::size_t const m_longest_group;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Request*> m_queue;
    bool m_stopping = false;
    int m_wal_pages = 0;
    std::thread m_thread;
};

}  // namespace samsyn::sql
