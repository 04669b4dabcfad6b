// The stream to the client: standard input and output, or a socket on the loopback.
//
// All on the owner thread. Sending never waits: what the client does not take is kept, and
// backlog() tells how much that is, so that callers can hold back what is not asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "server/transport/event_loop.h"

namespace mindport::server {

class Connection {
   public:
    struct Events {
        std::function<void(std::string_view bytes)> received;
        std::function<void()> drained;  // the client has taken all
        std::function<void()> ended;    // no more bytes will come
    };

    // Standard input and output. Standard output is taken away from everybody else: what any other
    // code prints from now on goes to standard error.
    static tl::expected<std::unique_ptr<Connection>, std::string> stdio(EventLoop& loop);
    // Waits for one client on 127.0.0.1; `listening` hears the port (0 picks a free one).
    static tl::expected<std::unique_ptr<Connection>, std::string> accept(
        EventLoop& loop, std::uint16_t port, const std::function<void(std::uint16_t)>& listening);

    virtual ~Connection() = default;
    virtual void start(Events events) = 0;
    virtual void send(std::string bytes) = 0;
    virtual std::size_t backlog() const = 0;
    // Writes what is left, waiting a moment for the client to take it.
    virtual void finish() = 0;
};

}  // namespace mindport::server
