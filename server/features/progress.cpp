#include "server/features/progress.h"

namespace mindport::server {

Progress::Progress(Session& session, const Json& work_done_token, const std::string& title,
                   CancelToken cancelled)
    : session_(session), token_(work_done_token) {
    if (token_.is_null() && session.client.progress) {
        token_ = "mindport-" + std::to_string(session.new_number());
        session.peer().request("window/workDoneProgress/create", {{"token", token_}});
    }
    if (token_.is_null()) return;
    session.progress_tokens[dump(token_)] = std::move(cancelled);
    send({{"kind", "begin"}, {"title", title}, {"cancellable", true}, {"percentage", 0}});
}

void Progress::report(std::size_t done, std::size_t total) {
    const std::size_t percentage = total == 0 ? 100 : done * 100 / total;
    if (percentage == percentage_) return;
    percentage_ = percentage;
    send({{"kind", "report"},
          {"percentage", percentage},
          {"message", std::to_string(done) + "/" + std::to_string(total)}});
}

void Progress::end(const std::string& message) {
    Json value{{"kind", "end"}};
    if (!message.empty()) value["message"] = message;
    send(std::move(value));
    session_.progress_tokens.erase(dump(token_));
    token_ = nullptr;
}

void Progress::send(Json value) {
    if (token_.is_null()) return;
    session_.peer().notify("$/progress", Json{{"token", token_}, {"value", std::move(value)}});
}

}  // namespace mindport::server
