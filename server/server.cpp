#include "server/server.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <deque>

#include "server/handlers/handlers.h"
#include "server/rpc/method_table.h"
#include "server/session/session.h"
#include "server/transport/connection.h"
#include "server/transport/framing.h"
#include "workspace/platform.h"

namespace mindport::server {
namespace {

constexpr std::chrono::seconds watch_pause{3};
constexpr std::size_t behind = std::size_t{8} << 20;  // bytes that the client has not taken

// From bytes to calls of handlers: the session's life, and what may be asked when.
class Server {
   public:
    Server(EventLoop& loop, Connection& connection, Log& log)
        : loop_(loop),
          connection_(connection),
          log_(log),
          peer_([this](std::string body) { connection_.send(framed(std::move(body))); }),
          session_(loop, peer_, log) {
        bind_methods(methods_);
        log_.to_client = [this](LogLevel level, const std::string& message) {
            if (session_.state != Session::State::initialized) return;
            peer_.notify("window/logMessage",
                         Json{{"type", static_cast<int>(level)}, {"message", message}});
        };
        session_.is_behind = [this] { return connection_.backlog() > behind; };
    }
    ~Server() { log_.to_client = nullptr; }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    int run() {
        Connection::Events events;
        events.received = [this](std::string_view bytes) { receive(bytes); };
        events.drained = [this] { session_.flush(); };
        events.ended = [this] { end("the client has closed the stream"); };
        connection_.start(std::move(events));
        loop_.run();
        for (const auto& [id, token] : running_) *token = true;
        connection_.finish();
        return status_;
    }

   private:
    void receive(std::string_view bytes) {
        session_.note_input();
        framer_.append(bytes);
        while (auto frame = framer_.next()) {
            if (!frame->problem.empty()) {
                log_.warning(frame->problem);
                peer_.respond(nullptr, {ErrorCode::parse_error, frame->problem});
            } else if (!frame->body.empty()) {
                accept(frame->body);
            }
        }
        // A request that is cancelled while it waits here is never begun.
        while (!queue_.empty() && !ended_) {
            const Incoming message = std::move(queue_.front());
            queue_.pop_front();
            dispatch(message);
        }
    }

    void accept(std::string_view body) {
        auto message = read_message(body);
        if (message) {
            if (message->method == "$/cancelRequest") return cancel(field(message->params, "id"));
            queue_.push_back(std::move(*message));
            return;
        }
        if (message.error().error.code == ErrorCode::parse_error) framer_.read_again(body);
        log_.warning(message.error().error.message);
        peer_.respond(message.error().id, message.error().error);
    }

    void cancel(const Json& id) {
        const auto running = running_.find(dump(id));
        if (running != running_.end()) *running->second = true;
        session_.held().answer_cancelled();
        for (auto waiting = queue_.begin(); waiting != queue_.end(); ++waiting) {
            if (!waiting->is_request() || waiting->id != id) continue;
            peer_.respond(id, {ErrorCode::request_cancelled, "cancelled"});
            queue_.erase(waiting);
            return;
        }
    }

    void dispatch(const Incoming& message) {
        if (message.is_response()) return peer_.take_response(message);
        const auto start = std::chrono::steady_clock::now();
        try {
            message.is_request() ? request(message) : notification(message);
        } catch (const Json::exception& error) {  // a handler that reads its params itself
            refuse(message, {ErrorCode::invalid_params, error.what()});
        } catch (const std::exception& error) {
            refuse(message, {ErrorCode::internal_error, error.what()});
        }
        trace(message, std::chrono::steady_clock::now() - start);
    }

    // What a client that has asked for it ($/setTrace) is told of the work.
    void trace(const Incoming& message, std::chrono::duration<double, std::milli> time) {
        if (session_.trace == Session::Trace::off) return;
        if (session_.state != Session::State::initialized) return;
        std::array<char, 32> took{};
        std::snprintf(took.data(), took.size(), "%.2f ms", time.count());
        const std::string id = message.is_request() ? " " + dump(message.id) : std::string();
        Json params{{"message", message.method + id + ": " + took.data()}};
        if (session_.trace == Session::Trace::verbose) params["verbose"] = dump(message.params);
        peer_.notify("$/logTrace", params);
    }

    void refuse(const Incoming& message, const Error& error) {
        log_.tell(LogLevel::error, message.method + ": " + error.message);
        if (!message.is_request()) return;
        running_.erase(dump(message.id));
        peer_.respond(message.id, error);
    }

    void request(const Incoming& message) {
        using State = Session::State;
        const bool initialize = message.method == "initialize";
        if (session_.state == State::shut_down || (initialize && session_.state != State::fresh)) {
            const char* why =
                initialize ? "the session is initialized already" : "the session is shut down";
            return peer_.respond(message.id, {ErrorCode::invalid_request, why});
        }
        if (session_.state == State::fresh && !initialize) {
            return peer_.respond(
                message.id, {ErrorCode::server_not_initialized, "`initialize` has to come first"});
        }
        const MethodTable::Run* run = methods_.find_request(message.method);
        if (run == nullptr) {
            return peer_.respond(
                message.id, {ErrorCode::method_not_found, "there is no method " + message.method});
        }
        const std::string id = dump(message.id);
        auto token = std::make_shared<std::atomic<bool>>(false);
        running_[id] = token;
        Responder responder(peer_, message.id, token, [this, id] { running_.erase(id); });
        (*run)(session_, message.params, &responder);
        if (initialize && session_.state == State::initialized) watch_client();
    }

    void notification(const Incoming& message) {
        if (message.method == "exit") {
            status_ = session_.state == Session::State::shut_down ? 0 : 1;
            return end("exit");
        }
        if (session_.state != Session::State::initialized) return;  // as the specification says
        const MethodTable::Notify* notify = methods_.find_notification(message.method);
        if (notify == nullptr) {
            // Those that begin with "$/" may be ignored without a word.
            if (!message.method.starts_with("$/")) log_.debug("ignored: " + message.method);
            return;
        }
        const std::string problem = (*notify)(session_, message.params);
        if (!problem.empty()) log_.tell(LogLevel::warning, message.method + ": " + problem);
    }

    // A client that dies without a word must not leave its server behind. One that runs in another
    // container is not seen at all, and not watched.
    void watch_client() {
        const auto process = session_.client.process;
        if (!process || !workspace::is_running(*process)) return;
        loop_.after(watch_pause, [this, process] {
            if (workspace::is_running(*process)) return watch_client();
            end("the client's process is gone");
        });
    }

    void end(const char* why) {
        if (ended_) return;
        ended_ = true;
        log_.info(std::string("ends: ") + why);
        if (status_ != 0 && session_.state == Session::State::shut_down) status_ = 0;
        loop_.stop();
    }

    EventLoop& loop_;
    Connection& connection_;
    Log& log_;
    Peer peer_;
    MethodTable methods_;
    Framer framer_;
    std::deque<Incoming> queue_;
    std::unordered_map<std::string, CancelToken> running_;  // by id, as text
    int status_ = 1;
    bool ended_ = false;
    Session session_;
};

int refuse_to_start(const std::string& message) {
    std::fputs(("error: " + message + "\n").c_str(), stderr);
    return 2;
}

}  // namespace

int serve(const ServerOptions& options) {
    auto log = Log::open(options.log_file);
    if (!log) return refuse_to_start("cannot write " + options.log_file + ": " + log.error());
    EventLoop loop;
    const auto listening = [](std::uint16_t port) {
        std::fputs(("listening on 127.0.0.1:" + std::to_string(port) + "\n").c_str(), stderr);
    };
    auto connection =
        options.port ? Connection::accept(loop, *options.port, listening) : Connection::stdio(loop);
    if (!connection) return refuse_to_start(connection.error());
    Server server(loop, **connection, *log);
    return server.run();
}

}  // namespace mindport::server
