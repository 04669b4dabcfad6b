#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "cli/runner.h"

namespace mindport::cli {
namespace {

int check(const Options& options) {
    const auto session = make_session(options, options.paths.front());
    if (!session) return refuse(session.error(), options);
    const Stopwatch find;
    Inputs inputs = find_inputs(options, session->config, false);
    RunPlan plan;
    plan.command = Command::check;
    plan.find_seconds = find.seconds();
    const Report report = run_files(std::move(inputs), *session, options, plan);
    return emit(report, *session, options, Presentation::findings);
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "check", "Report what would be converted and what is left to a person; change nothing");
    const auto options = std::make_shared<Options>();
    command->add_option("PATHS", options->paths, "Files and folders")->required();
    add_run_options(*command, *options);
    command->callback([options, &status] { status = check(*options); });
}

}  // namespace mindport::cli
