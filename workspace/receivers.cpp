#include "workspace/receivers.h"

#include <algorithm>

#include "workspace/encoding.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::workspace {

kinds::ReceiverCounts count_receivers(const std::vector<SourceFile>& files,
                                      const analysis::Settings& settings, unsigned jobs) {
    struct Worker {
        syntax::Parser parser;
        kinds::ReceiverCounts counts;
    };
    std::vector<Worker> workers(std::max(1U, jobs));
    parallel_for(jobs, files.size(), [&](unsigned worker, std::size_t i) {
        auto bytes = read_bytes(files[i].path);
        if (!bytes) return;
        auto source = decode(std::move(*bytes));
        if (!source) return;
        auto& [parser, counts] = workers[worker];
        const syntax::Tree tree = parser.parse(std::move(source->text));
        kinds::add_counts(counts, kinds::count_receivers(tree, files[i].context, *settings.catalog,
                                                         settings.classes.get()));
    });
    kinds::ReceiverCounts sum;
    for (const Worker& worker : workers) kinds::add_counts(sum, worker.counts);
    return sum;
}

}  // namespace mindport::workspace
