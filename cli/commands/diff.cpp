#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "cli/patches.h"
#include "cli/runner.h"

namespace mindport::cli {
namespace {

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
    return show_patches(report, options);
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
