#include "server/rpc/peer.h"

namespace mindport::server {

void Peer::request(std::string_view method, const Json& params, Answer then) {
    const std::int64_t id = ++last_id_;
    if (then) waiting_.emplace(id, std::move(then));
    send_(request_text(id, method, dump(params)));
}

void Peer::take_response(const Incoming& message) {
    if (!message.id.is_number_integer()) return;
    const auto found = waiting_.find(message.id.get<std::int64_t>());
    if (found == waiting_.end()) return;
    const Answer then = std::move(found->second);
    waiting_.erase(found);
    if (message.error.is_null()) return then(message.result);
    const auto text =
        message.error.is_object() ? message.error.find("message") : Json::const_iterator();
    const bool says = message.error.is_object() && text != message.error.end() && text->is_string();
    then(fail(ErrorCode::request_failed, says ? text->get<std::string>() : "the client refused"));
}

}  // namespace mindport::server
