// Ctrl-C during a run: files that are being written are finished, no further one is begun. A second
// Ctrl-C ends the program at once.
#pragma once

#include <atomic>

namespace mindport::cli {

class StopOnInterrupt {
   public:
    StopOnInterrupt();
    StopOnInterrupt(const StopOnInterrupt&) = delete;
    StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;
    ~StopOnInterrupt();

    const std::atomic<bool>& stopped() const;
};

}  // namespace mindport::cli
