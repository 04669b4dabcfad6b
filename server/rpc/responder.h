// The answer that a request waits for: given once, at once or later.
//
// Moved, not copied; on the owner thread only, but for cancelled(), which any thread may ask.
#pragma once

#include <atomic>
#include <memory>

#include "server/rpc/peer.h"

namespace mindport::server {

// Whether nobody waits for a result any more.
using CancelToken = std::shared_ptr<std::atomic<bool>>;

class Responder {
   public:
    Responder(Peer& peer, Json id, CancelToken cancelled, std::function<void()> done)
        : peer_(&peer),
          id_(std::move(id)),
          cancelled_(std::move(cancelled)),
          done_(std::move(done)) {}

    void operator()(const Reply<RawJson>& reply) {
        if (!done_) return;
        if (cancelled()) {
            peer_->respond(id_, Error{ErrorCode::request_cancelled, "cancelled"});
        } else if (reply) {
            peer_->respond(id_, *reply);
        } else {
            peer_->respond(id_, reply.error());
        }
        done_();
        done_ = nullptr;
    }
    void operator()(const Reply<Json>& reply) {
        if (!reply) return (*this)(Reply<RawJson>(tl::unexpected(reply.error())));
        (*this)(Reply<RawJson>(RawJson{dump(*reply)}));
    }

    bool cancelled() const { return cancelled_->load(); }
    const CancelToken& token() const { return cancelled_; }

   private:
    Peer* peer_;
    Json id_;
    CancelToken cancelled_;
    std::function<void()> done_;  // null once answered
};

}  // namespace mindport::server
