#include "server/session/held_requests.h"

namespace mindport::server {
namespace {

// While somebody types, findings in other files can wait.
constexpr std::chrono::milliseconds wake_pause{500};

}  // namespace

void HeldRequests::add(Responder respond, std::function<void(Responder)> again) {
    held_.push_back({std::move(respond), std::move(again)});
}

void HeldRequests::wake() {
    if (waking_ || held_.empty()) return;
    waking_ = true;
    loop_.after(wake_pause, [this] {
        waking_ = false;
        std::vector<Held> woken = std::move(held_);
        held_.clear();
        for (Held& request : woken) request.again(std::move(request.respond));
    });
}

void HeldRequests::answer_cancelled() {
    std::erase_if(held_, [](Held& request) {
        if (!request.respond.cancelled()) return false;
        request.respond(Reply<Json>(Json()));  // which says that it was cancelled
        return true;
    });
}

void HeldRequests::answer_all(const Json& result) {
    for (Held& request : held_) request.respond(Reply<Json>(result));
    held_.clear();
}

}  // namespace mindport::server
