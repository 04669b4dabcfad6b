// What the transport shares of asio; no other folder includes this.
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>

#include "server/transport/event_loop.h"

namespace mindport::server {

struct EventLoop::Impl {
    asio::io_context context{1};  // one thread runs it, and needs fewer locks
    asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
};

}  // namespace mindport::server
