#include "cli/runner.h"

#include "cli/interrupt.h"
#include "workspace/encoding.h"
#include "workspace/packages.h"
#include "workspace/platform.h"
#include "workspace/receivers.h"
#include "workspace/run.h"
#include "workspace/scan.h"

namespace mindport::cli {
namespace {

Wanted wanted_by(const Session& session, const RunPlan& plan) {
    Wanted wanted;
    wanted.fix_edits = plan.command == Command::check &&
                       (session.format == Format::json || session.format == Format::sarif);
    wanted.hunks = session.format == Format::html;
    wanted.patch = plan.patches;
    return wanted;
}

Report start_report(const Session& session, const Options& options,
                    const analysis::Settings& settings) {
    Report report;
    report.profile = std::string(settings.catalog->profile().name);
    report.mindspore = std::string(catalog::known_versions.at(settings.catalog->target().index));
    report.suggested = session.suggested;
    report.jobs = session.jobs;
    report.show_hints = options.verbose;
    return report;
}

bool shows_progress(const Options& options) {
    return !options.quiet && !options.no_progress && workspace::is_terminal(2);
}

std::string_view activity(Command command) {
    return command == Command::check ? "Checking" : "Converting";
}

workspace::RunOptions engine_options(const Session& session, const RunPlan& plan) {
    workspace::RunOptions options;
    options.jobs = session.jobs;
    options.convert.suggested = session.suggested;
    options.convert.layout = session.layout;
    options.check_only = plan.command == Command::check;
    options.whole_fixes = wanted_by(session, plan).fix_edits;
    return options;
}

}  // namespace

Report run_files(Inputs inputs, const Session& session, const Options& options,
                 const RunPlan& plan) {
    const Stopwatch all;
    const workspace::Scan scan = workspace::scan(inputs.files, session.jobs, session.profile);
    const double scanned = all.seconds();
    const analysis::Settings settings = session.settings(scan.profile, scan.classes);
    Report report = start_report(session, options, settings);
    if (options.statistics || !options.receivers_file.empty()) {
        auto [counts, list] = workspace::find_receivers(inputs.files, settings, session.jobs);
        report.receivers = std::move(counts);
        report.receiver_list = std::move(list);
    }
    const double counted = all.seconds();
    report.command = plan.command;
    report.root = std::move(inputs.root);
    report.source = plan.source;
    report.target = plan.target;
    report.problems = std::move(inputs.problems);
    report.notes = std::move(inputs.notes);
    report.ignored = inputs.ignored;
    report.files.resize(inputs.files.size());
    for (std::size_t i = 0; i < inputs.files.size(); ++i) {
        report.files[i].outcome = workspace::Outcome::failed;
        report.files[i].error = "not done: the run was stopped";
    }

    const Collector collector(*settings.catalog, session.severities, wanted_by(session, plan));
    const StopOnInterrupt interrupt;
    Progress progress(shows_progress(options), std::string(activity(plan.command)),
                      inputs.files.size());
    workspace::RunOptions engine = engine_options(session, plan);
    engine.stop = &interrupt.stopped();
    engine.done = [&](std::size_t index, workspace::FileResult&& result) {
        report.files[index] =
            collector.collect(std::move(result), inputs.files[index].context.path);
        progress.advance();
    };
    workspace::run(inputs.files, settings, engine);
    for (std::size_t i = 0; i < inputs.files.size(); ++i) {
        FileReport& file = report.files[i];
        file.relative = std::move(inputs.relative[i]);
        const bool failed = file.outcome == workspace::Outcome::failed;
        if (failed) file.path = inputs.files[i].path.string();  // what is wrong is the source
    }
    report.timings.find = plan.find_seconds;
    report.timings.scan = scanned;
    report.timings.work = all.seconds() - counted;
    report.timings.total = plan.find_seconds + scanned + report.timings.work;
    return report;
}

TextConversion run_standard_input(const std::string& bytes, const std::string& name,
                                  const Session& session, const Options& options) {
    const Stopwatch all;
    TextConversion result;
    workspace::FileResult converted;
    workspace::SourceFile file;
    file.path = name;
    const std::string shown = name.empty() ? "<stdin>" : name;
    file.context.path = shown;
    if (!name.empty()) file.context = workspace::Packages().context(file.path, shown);
    const auto decoded = workspace::decode(bytes);
    const std::string_view text = decoded ? std::string_view(decoded->text) : std::string_view();
    workspace::Scan scan = workspace::scan_text(text, file.context);
    if (!name.empty()) {
        // The classes around the file; the text itself decides on the profile.
        const std::string& profile = session.profile.empty() ? scan.profile : session.profile;
        const auto around = workspace::scan({file}, session.jobs, profile).classes;
        syntax::Parser parser;
        scan.classes = workspace::with_outline(
            *around, workspace::outline(std::string(text), file.context, profile, parser));
    }
    const analysis::Settings settings = session.settings(scan.profile, scan.classes);
    result.report = start_report(session, options, settings);
    result.report.command = Command::convert;
    result.report.root = ".";
    result.bytes = bytes;
    if (!decoded) {
        converted.outcome = workspace::Outcome::failed;
        converted.error = decoded.error();
    } else {
        if (options.statistics) {
            syntax::Parser parser;
            kinds::add_counts(result.report.receivers.emplace(),
                              kinds::find_receivers(parser.parse(decoded->text), file.context,
                                                    *settings.catalog, settings.classes.get()));
        }
        workspace::RunOptions engine;
        engine.convert.suggested = session.suggested;
        engine.convert.layout = session.layout;
        converted = workspace::run_text(decoded->text, file.context, settings, engine);
        converted.encoding = decoded->encoding;
        auto encoded = workspace::encode(converted.text, decoded->encoding);
        if (encoded) {
            result.bytes = std::move(*encoded);
        } else {
            converted = {};
            converted.outcome = workspace::Outcome::failed;
            converted.error = encoded.error();
        }
    }
    const RunPlan plan{.command = Command::convert, .source = {}, .target = {}};
    const Collector collector(*settings.catalog, session.severities, wanted_by(session, plan));
    FileReport& report =
        result.report.files.emplace_back(collector.collect(std::move(converted), shown));
    report.relative = shown;
    result.report.timings.total = result.report.timings.work = all.seconds();
    return result;
}

}  // namespace mindport::cli
