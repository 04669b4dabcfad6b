#include "workspace/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace mindport::workspace {

unsigned default_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

void parallel_for(unsigned jobs, std::size_t count,
                  const std::function<void(unsigned worker, std::size_t index)>& work) {
    std::atomic<std::size_t> next{0};
    const auto run = [&](unsigned worker) {
        for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) work(worker, i);
    };
    std::vector<std::thread> threads;
    const std::size_t wanted = std::min<std::size_t>(jobs, count);
    for (unsigned worker = 1; worker < wanted; ++worker) threads.emplace_back(run, worker);
    run(0);
    for (std::thread& thread : threads) thread.join();
}

}  // namespace mindport::workspace
