// Binds names of methods to handlers. Params are read and errors are told here, once for all.
//
// A handler is a function: it takes the session and its params, and gives a result or an error.
// What takes long gets a Responder instead, and answers when it is done.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/rpc/responder.h"

namespace mindport::server {

class Session;

// Params of methods that have none.
struct NoParams {};
inline void from_json(const Json&, NoParams&) {}

class MethodTable {
   public:
    using Run = std::function<void(Session&, const Json& params, Responder* responder)>;

    template <typename Params, typename Result>
    void request(std::string_view method, Reply<Result> (*handler)(Session&, const Params&)) {
        add(method, [handler](Session& session, const Json& json, Responder* responder) {
            const Reply<Params> params = read<Params>(json);
            if (!params) return (*responder)(Reply<RawJson>(tl::unexpected(params.error())));
            if constexpr (std::is_same_v<Result, RawJson>) {
                (*responder)(handler(session, *params));
            } else {
                (*responder)(handler(session, *params).map([](const Result& result) {
                    return Json(result);
                }));
            }
        });
    }
    template <typename Params>
    void slow_request(std::string_view method,
                      void (*handler)(Session&, const Params&, Responder)) {
        add(method, [handler](Session& session, const Json& json, Responder* responder) {
            const Reply<Params> params = read<Params>(json);
            if (!params) return (*responder)(Reply<RawJson>(tl::unexpected(params.error())));
            handler(session, *params, std::move(*responder));
        });
    }
    template <typename Params>
    void notification(std::string_view method, void (*handler)(Session&, const Params&)) {
        notifications_[std::string(method)] = [handler](Session& session, const Json& json) {
            const Reply<Params> params = read<Params>(json);
            if (params) handler(session, *params);
            return params ? std::string() : params.error().message;
        };
    }

    // Null where there is none of that name.
    const Run* find_request(const std::string& method) const {
        const auto found = requests_.find(method);
        return found == requests_.end() ? nullptr : &found->second;
    }
    // Gives what is wrong with the params, or "".
    using Notify = std::function<std::string(Session&, const Json& params)>;
    const Notify* find_notification(const std::string& method) const {
        const auto found = notifications_.find(method);
        return found == notifications_.end() ? nullptr : &found->second;
    }

   private:
    template <typename Params>
    static Reply<Params> read(const Json& json) {
        try {
            Params params{};
            from_json(json, params);
            return params;
        } catch (const Json::exception& error) {
            return fail(ErrorCode::invalid_params, error.what());
        }
    }
    void add(std::string_view method, Run run) { requests_[std::string(method)] = std::move(run); }

    std::unordered_map<std::string, Run> requests_;
    std::unordered_map<std::string, Notify> notifications_;
};

}  // namespace mindport::server
