// The server's log: standard error, a file if wanted, and for what concerns people the client too.
//
// Any thread, but for tell(), which is for the owner's.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mindport::server {

enum class LogLevel : int { error = 1, warning = 2, info = 3, debug = 4 };  // as LSP's MessageType

class Log {
   public:
    // `file` may be empty. Standard error gets warnings and worse.
    static tl::expected<Log, std::string> open(const std::string& file);

    void error(std::string_view message) const { write(LogLevel::error, message); }
    void warning(std::string_view message) const { write(LogLevel::warning, message); }
    void info(std::string_view message) const { write(LogLevel::info, message); }
    void debug(std::string_view message) const { write(LogLevel::debug, message); }
    void write(LogLevel level, std::string_view message) const;

    // Also to the client, once there is one (window/logMessage).
    void tell(LogLevel level, const std::string& message) const {
        write(level, message);
        if (to_client) to_client(level, message);
    }
    std::function<void(LogLevel, const std::string&)> to_client;

   private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace mindport::server
