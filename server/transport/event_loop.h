// The owner thread's loop: runs what is posted to it, in order. Hides asio from the other headers.
//
// post() and stop() may be called on any thread; all else on the owner's.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace mindport::server {

class EventLoop {
   public:
    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    void post(std::function<void()> work);
    // Runs `work` once, after the time; the loop may end before.
    void after(std::chrono::milliseconds time, std::function<void()> work);
    // Returns after stop().
    void run();
    void stop();

    struct Impl;  // for the transport
    Impl& impl() { return *impl_; }

   private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace mindport::server
