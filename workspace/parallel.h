// Runs the same work for many items on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace mindport::workspace {

// The number of hardware threads; at least 1.
unsigned default_jobs();

// Calls work(worker, index) once for each index below `count`, in rising order, and returns when
// all are done. `worker` is below `jobs`; no two calls with the same worker run at once, so that
// each can have buffers of its own. The caller's thread is worker 0. `work` must not throw.
void parallel_for(unsigned jobs, std::size_t count,
                  const std::function<void(unsigned worker, std::size_t index)>& work);

}  // namespace mindport::workspace
