#include "workspace/receivers.h"

#include <algorithm>

#include "core/text/line_index.h"
#include "workspace/encoding.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

std::string listed(const std::vector<kinds::Receiver>& receivers, const std::string& path,
                   std::string_view text) {
    const text::LineIndex lines(text);
    std::string result;
    for (const kinds::Receiver& receiver : receivers) {
        const text::Position at = lines.position(receiver.offset, text::PositionEncoding::utf32);
        result.append(path).append(":").append(std::to_string(at.line + 1));
        result.append(":").append(std::to_string(at.character + 1));
        result.append("\t").append(receiver.method);
        result.append("\t").append(catalog::to_string(receiver.kind)).append("\n");
    }
    return result;
}

}  // namespace

Receivers find_receivers(const std::vector<SourceFile>& files, const analysis::Settings& settings,
                         unsigned jobs) {
    std::vector<syntax::Parser> parsers(std::max(1U, jobs));
    std::vector<std::string> lists(files.size());
    std::vector<std::vector<kinds::Receiver>> found(files.size());
    parallel_for(jobs, files.size(), [&](unsigned worker, std::size_t i) {
        auto bytes = read_bytes(files[i].path);
        if (!bytes) return;
        auto source = decode(std::move(*bytes));
        if (!source) return;
        const syntax::Tree tree = parsers[worker].parse(std::move(source->text));
        found[i] = kinds::find_receivers(tree, files[i].context, *settings.catalog,
                                         settings.classes.get());
        lists[i] = listed(found[i], files[i].context.path, tree.text());
    });
    Receivers result;
    for (std::size_t i = 0; i < files.size(); ++i) {
        kinds::add_counts(result.counts, found[i]);
        result.list += lists[i];
    }
    return result;
}

}  // namespace mindport::workspace
