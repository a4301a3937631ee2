// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace samsyn::http {

// Threads that run jobs in the order they came, with a bounded queue before them.
class WorkerPool {
public:
    WorkerPool(int threads, std::size_t most_queued);
    ~WorkerPool();
    // false when the queue is full, or the pool is stopped.
    bool post(std::function<void()> job);
    // Runs what is queued, then joins.
    void stop();

private:
    void work();

    std::size_t m_most_queued;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace samsyn::http
