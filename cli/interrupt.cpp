#include "cli/interrupt.h"

#include <csignal>

namespace mindport::cli {
namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> stop_requested{false};

void on_interrupt(int signal) {
    stop_requested = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

StopOnInterrupt::StopOnInterrupt() {
    stop_requested = false;
    std::signal(SIGINT, on_interrupt);
}

StopOnInterrupt::~StopOnInterrupt() { std::signal(SIGINT, SIG_DFL); }

const std::atomic<bool>& StopOnInterrupt::stopped() const { return stop_requested; }

}  // namespace mindport::cli
