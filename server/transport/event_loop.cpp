#include "server/transport/event_loop.h"

#include <asio/post.hpp>
#include <asio/steady_timer.hpp>

#include "server/transport/event_loop_impl.h"

namespace mindport::server {

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}
EventLoop::~EventLoop() = default;

void EventLoop::post(std::function<void()> work) { asio::post(impl_->context, std::move(work)); }

void EventLoop::after(std::chrono::milliseconds time, std::function<void()> work) {
    auto timer = std::make_shared<asio::steady_timer>(impl_->context, time);
    timer->async_wait([timer, work = std::move(work)](const asio::error_code& error) {
        if (!error) work();
    });
}

void EventLoop::run() { impl_->context.run(); }
void EventLoop::stop() { impl_->context.stop(); }

}  // namespace mindport::server
