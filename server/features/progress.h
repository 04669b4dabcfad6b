// Progress of long work, as the client shows it, and its cancel button. On the owner thread.
#pragma once

#include <memory>
#include <string>

#include "server/rpc/responder.h"
#include "server/session/session.h"

namespace mindport::server {

class Progress {
   public:
    // Reports under the request's own token, or under one that the client is asked for; or, where
    // it shows none, not at all. Cancelling the progress sets `cancelled`.
    Progress(Session& session, const Json& work_done_token, const std::string& title,
             CancelToken cancelled);

    void report(std::size_t done, std::size_t total);
    void end(const std::string& message);

   private:
    void send(Json value);

    Session& session_;
    Json token_;  // null: nothing is shown
    std::size_t percentage_ = 0;
};

}  // namespace mindport::server
