#include "server/session/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace mindport::server {

struct Log::Impl {
    spdlog::logger logger;
};

tl::expected<Log, std::string> Log::open(const std::string& file) {
    std::vector<spdlog::sink_ptr> sinks;
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    sinks.back()->set_level(spdlog::level::warn);
    if (!file.empty()) {
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file));
        } catch (const spdlog::spdlog_ex& error) {
            return tl::unexpected<std::string>(error.what());
        }
    }
    Log log;
    log.impl_ = std::make_shared<Impl>(Impl{spdlog::logger(
        "mindport", std::make_move_iterator(sinks.begin()), std::make_move_iterator(sinks.end()))});
    log.impl_->logger.set_level(spdlog::level::debug);
    log.impl_->logger.flush_on(spdlog::level::debug);
    return log;
}

void Log::write(LogLevel level, std::string_view message) const {
    constexpr spdlog::level::level_enum levels[] = {spdlog::level::err, spdlog::level::warn,
                                                    spdlog::level::info, spdlog::level::debug};
    impl_->logger.log(levels[static_cast<int>(level) - 1], "{}", message);
}

}  // namespace mindport::server
