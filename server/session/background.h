// One thread for work that takes longer than a keystroke: scans, conversions of a workspace. Jobs
// run in order; each may share its own work out to more threads.
//
// run() may be called on any thread. A job must not touch what the owner thread owns: it posts its
// result to the loop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace mindport::server {

class Background {
   public:
    enum class Priority : std::uint8_t { lower, usual };
    explicit Background(Priority priority) : priority_(priority), thread_([this] { work(); }) {}
    // Waits for the job that runs; those that wait are dropped.
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    void run(std::function<void()> job);
    // True once the server ends, for jobs to look at.
    const std::atomic<bool>& stopping() const { return stopping_; }

   private:
    void work();

    Priority priority_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;  // last: it starts when all else is there
};

}  // namespace mindport::server
