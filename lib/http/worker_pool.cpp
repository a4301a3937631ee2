// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/worker_pool.h"

namespace samsyn::http {

WorkerPool::WorkerPool(int threads, std::size_t most_queued) : m_most_queued(most_queued)
{
    for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::post(std::function<void()> job)
{
    {
        std::lock_guard const lock(m_mutex);
        if (m_stopping || m_jobs.size() >= m_most_queued) return false;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::stop()
{
    {
        std::lock_guard const lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto& thread : m_threads)
        if (thread.joinable()) thread.join();
}

void WorkerPool::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_jobs.empty()) return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        job = nullptr;  // frees what the job holds before waiting again
        lock.lock();
    }
}

}  // namespace samsyn::http
