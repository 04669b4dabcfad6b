// The client, as what can be sent to it. On the owner thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/rpc/message.h"

namespace mindport::server {

class Peer {
   public:
    using Answer = std::function<void(Reply<Json>)>;

    // `send` takes a message's body.
    explicit Peer(std::function<void(std::string)> send) : send_(std::move(send)) {}

    void notify(std::string_view method, const Json& params) {
        send_(notification_text(method, dump(params)));
    }
    void notify(std::string_view method, const RawJson& params) {
        send_(notification_text(method, params.text));
    }
    // `then` is called with the client's answer, if one comes.
    void request(std::string_view method, const Json& params, Answer then = {});
    void take_response(const Incoming& message);

    void respond(const Json& id, const RawJson& result) { send_(result_text(id, result.text)); }
    void respond(const Json& id, const Error& error) { send_(error_text(id, error)); }

   private:
    std::function<void(std::string)> send_;
    std::int64_t last_id_ = 0;
    std::unordered_map<std::int64_t, Answer> waiting_;
};

}  // namespace mindport::server
