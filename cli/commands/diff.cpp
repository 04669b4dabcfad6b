#include <cstdio>

#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "cli/runner.h"

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

int diff(Options options) {
    const auto session = make_session(options, options.paths.front());
    if (!session) return refuse(session.error(), options);
    const Stopwatch find;
    Inputs inputs = find_inputs(options, session->config, false);
    RunPlan plan;
    plan.command = Command::diff;
    plan.patches = true;
    plan.find_seconds = find.seconds();
    const Report report = run_files(std::move(inputs), *session, options, plan);
    const bool colored = use_color(options.color, 1);
    for (const FileReport& file : report.files) {
        const std::string text = colored ? colored_patch(file.patch, Style(true)) : file.patch;
        std::fwrite(text.data(), 1, text.size(), stdout);
    }
    std::fflush(stdout);
    const Style style(use_color(options.color, 2));
    std::string text = failures(report, style);
    if (!options.quiet) text += summary(report, style, Left::counted);
    if (options.statistics) text += "\n" + statistics(report, style);
    std::fputs(text.c_str(), stderr);
    return exit_code(report);
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
    CLI::App* command =
        app.add_subcommand("diff", "Print what `convert` would change, as a unified diff");
    const auto options = std::make_shared<Options>();
    command->add_option("PATHS", options->paths, "Files and folders")->required();
    add_run_options(*command, *options);
    add_fix_options(*command, *options);
    command->callback([options, &status] { status = diff(*options); });
}

}  // namespace mindport::cli
