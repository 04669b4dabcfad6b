// Requests that have nothing new to tell wait here, unanswered, until something changes: clients
// ask for the workspace's diagnostics again as soon as they have an answer.
//
// On the owner thread.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "server/rpc/responder.h"
#include "server/transport/event_loop.h"

namespace mindport::server {

class HeldRequests {
   public:
    explicit HeldRequests(EventLoop& loop) : loop_(loop) {}

    // `again` takes the request up anew; it may be held again.
    void add(Responder respond, std::function<void(Responder)> again);
    // Something has changed: all are taken up again a moment later, once for many changes.
    void wake();
    // Answers those that the client has cancelled.
    void answer_cancelled();
    // The session ends: nothing new will come.
    void answer_all(const Json& result);

   private:
    struct Held {
        Responder respond;
        std::function<void(Responder)> again;
    };
    EventLoop& loop_;
    std::vector<Held> held_;
    bool waking_ = false;
};

}  // namespace mindport::server
