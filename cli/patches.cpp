#include "cli/patches.h"

#include <cstdio>

#include "cli/output/output.h"
#include "cli/terminal.h"
#include "workspace/diff.h"

namespace mindport::cli {
namespace {

std::string colored_patch(std::string_view patch, const Style& style) {
    std::string text;
    while (!patch.empty()) {
        const std::size_t end = std::min(patch.find('\n'), patch.size() - 1) + 1;
        const std::string_view line = patch.substr(0, end - (patch[end - 1] == '\n' ? 1 : 0));
        const bool header = line.starts_with("diff ") || line.starts_with("index ") ||
                            line.starts_with("--- ") || line.starts_with("+++ ");
        text += header                   ? style.bold(line)
                : line.starts_with("@@") ? style.cyan(line)
                : line.starts_with('-')  ? style.removed(line)
                : line.starts_with('+')  ? style.green(line)
                                         : std::string(line);
        text += '\n';
        patch.remove_prefix(end);
    }
    return text;
}

}  // namespace

std::string make_patch(std::string_view before, std::string_view after,
                       const workspace::Encoding& encoding, const std::string& path) {
    const auto old_bytes = workspace::encode(std::string(before), encoding);
    const auto new_bytes = workspace::encode(std::string(after), encoding);
    return workspace::unified_diff(old_bytes ? *old_bytes : before, path,
                                   new_bytes ? *new_bytes : after, path);
}

int show_patches(const Report& report, const Options& options) {
    const bool colored = use_color(options.color, 1);
    const auto print = [colored](const std::string& patch) {
        const std::string text = colored ? colored_patch(patch, Style(true)) : patch;
        std::fwrite(text.data(), 1, text.size(), stdout);
    };
    for (const FileReport& file : report.files) print(file.patch);
    for (const std::string& patch : report.patches) print(patch);
    std::fflush(stdout);
    const Style style(use_color(options.color, 2));
    std::string text = failures(report, style);
    if (!options.quiet) text += summary(report, style, Left::counted);
    if (options.statistics) text += "\n" + statistics(report, style);
    std::fputs(text.c_str(), stderr);
    return exit_code(report);
}

}  // namespace mindport::cli
