#include <cstdio>
#include <iterator>

#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "cli/patches.h"
#include "cli/runner.h"
#include "core/catalog/catalog.h"
#include "workspace/atomic_file.h"
#include "workspace/listings.h"
#include "workspace/platform.h"
#include "workspace/uncommitted.h"

namespace mindport::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* usage =
    "give SRC and DST, or --inplace with files, or - for standard input; see mindport convert "
    "--help";

// What the replaced tool's options say, in terms of ours. "" or what is wrong.
std::string translate_replaced_options(ConvertOptions& options) {
    if (options.src_root.empty() != options.dst_root.empty()) {
        return "--src_root and --dst_root go together";
    }
    if (!options.files.empty() && options.src_root.empty()) return "--files needs --src_root";
    if (!options.src_root.empty()) {
        if (!options.paths.empty()) return "--src_root and --dst_root stand for SRC and DST";
        options.paths = {options.src_root, options.dst_root};
    }
    if (!options.src_file.empty()) {
        if (!options.in_place) return "--src_file needs --inplace";
        options.paths.push_back(options.src_file);
    }
    return {};
}

// Refuses to write over work that nobody could bring back.
std::string uncommitted_error(const Inputs& inputs, bool in_place) {
    std::vector<fs::path> targets;
    std::error_code error;
    for (const workspace::SourceFile& file : inputs.files) {
        if (in_place || fs::exists(file.target, error)) targets.push_back(file.target);
    }
    // In place, a file that git has never seen would be lost; elsewhere it is an earlier output.
    const auto changed = workspace::uncommitted(
        targets, in_place ? workspace::Untracked::count : workspace::Untracked::ignore);
    if (changed.empty()) return {};
    constexpr std::size_t shown = 10;
    std::string text =
        counted(changed.size(), "file has", "files have") +
        " changes that are not committed, and nothing was converted. Commit them, or "
        "use --allow-dirty to convert all the same:";
    std::size_t count = 0;
    for (const fs::path& path : changed) {
        if (++count > shown) return text + "\n  …";
        text += "\n  " + path.string();
    }
    return text;
}

void copy_others(const std::vector<workspace::FoundFile>& others, const fs::path& target,
                 Report& report) {
    for (const workspace::FoundFile& file : others) {
        const auto copied = workspace::copy_atomically(file.path, target / file.relative);
        if (copied) {
            ++report.copied;
        } else {
            report.problems.push_back({file.path.string(), "not copied: " + copied.error()});
        }
    }
}

// The packages around DST list what is new there.
void list_in_packages(const Conversion& conversion, bool dry_run, Report& report) {
    const catalog::Profile* profile = catalog::Catalog::find_profile(report.profile);
    std::error_code error;
    if (profile == nullptr || (!dry_run && !fs::exists(conversion.target, error))) return;
    auto found = workspace::find_listings(*profile, conversion.source, conversion.target);
    const auto move_to = [](std::vector<workspace::Problem>& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    move_to(found.notes, report.notes);
    move_to(found.problems, report.problems);
    for (const workspace::ListingPackage& package : found.packages) {
        const std::string path = package.file.string();
        if (dry_run) {
            report.patches.push_back(
                make_patch(package.before, package.after, package.encoding, path));
        } else if (std::string failure = workspace::write(package); !failure.empty()) {
            report.problems.push_back({path, std::move(failure)});
        } else {
            report.notes.push_back({path, package.note});
        }
    }
}

// What would be changed, as a patch of the sources; nothing is written.
int dry_run(const ConvertOptions& options, const Session& session, Inputs inputs,
            const Conversion* conversion) {
    for (workspace::SourceFile& file : inputs.files) file.target.clear();
    RunPlan plan;
    plan.command = Command::diff;
    plan.patches = true;
    Report report = run_files(std::move(inputs), session, options, plan);
    if (conversion != nullptr && options.files.empty()) {
        list_in_packages(*conversion, true, report);
    }
    return show_patches(report, options);
}

int convert_standard_input(const ConvertOptions& options) {
    const std::string& name = options.stdin_filename;
    const auto session = make_session(options, name.empty() ? "." : name);
    if (!session) return refuse(session.error(), options);
    auto bytes = workspace::read_standard_input();
    if (!bytes) return refuse("standard input: " + bytes.error(), options);
    const TextConversion result = run_standard_input(*bytes, name, *session, options);
    std::fwrite(result.bytes.data(), 1, result.bytes.size(), stdout);
    std::fflush(stdout);
    return emit(result.report, *session, options, Presentation::piped);
}

int convert_in_place(const ConvertOptions& options) {
    const auto session = make_session(options, options.paths.front());
    if (!session) return refuse(session.error(), options);
    const Stopwatch find;
    Inputs inputs = find_inputs(options, session->config, true);
    if (options.dry_run) return dry_run(options, *session, std::move(inputs), nullptr);
    if (!options.allow_dirty) {
        const std::string error = uncommitted_error(inputs, true);
        if (!error.empty()) return refuse(error, options);
    }
    RunPlan plan;
    plan.command = Command::convert;
    plan.find_seconds = find.seconds();
    const Report report = run_files(std::move(inputs), *session, options, plan);
    const bool folder = fs::is_directory(options.paths.front());
    return emit(report, *session, options, folder ? Presentation::summary : Presentation::findings);
}

int convert_to(const ConvertOptions& options) {
    const Conversion conversion{options.paths[0], options.paths[1], options.files,
                                options.copy_other};
    const auto session = make_session(options, conversion.source);
    if (!session) return refuse(session.error(), options);
    const Stopwatch find;
    auto inputs = find_conversion(conversion, options, session->config);
    if (!inputs) return refuse(inputs.error(), options);
    if (options.dry_run) return dry_run(options, *session, std::move(*inputs), &conversion);
    if (!options.allow_dirty) {
        const std::string error = uncommitted_error(*inputs, false);
        if (!error.empty()) return refuse(error, options);
    }
    RunPlan plan;
    plan.command = Command::convert;
    plan.source = options.paths[0];
    plan.target = options.paths[1];
    plan.find_seconds = find.seconds();
    const std::vector<workspace::FoundFile> others = std::move(inputs->others);
    Report report = run_files(std::move(*inputs), *session, options, plan);
    copy_others(others, conversion.target, report);
    if (options.files.empty()) list_in_packages(conversion, false, report);
    const bool folder = fs::is_directory(conversion.source);
    return emit(report, *session, options, folder ? Presentation::summary : Presentation::findings);
}

int convert(ConvertOptions options) {
    if (const std::string error = translate_replaced_options(options); !error.empty()) {
        return refuse(error, options);
    }
    if (options.paths.empty()) return refuse(usage, options);
    if (options.paths == std::vector<std::string>{"-"}) return convert_standard_input(options);
    if (options.in_place) return convert_in_place(options);
    return options.paths.size() == 2 ? convert_to(options) : refuse(usage, options);
}

}  // namespace

void add_convert(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "convert", "Convert SRC to DST, files where they are, or standard input (-)");
    const auto options = std::make_shared<ConvertOptions>();
    command->add_option("PATHS", options->paths, "SRC DST, or with --inplace files and folders");
    add_convert_options(*command, *options);
    command->callback([options, &status] { status = convert(*options); });
}

}  // namespace mindport::cli
