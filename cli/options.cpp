#include "cli/options.h"

#include <map>

namespace mindport::cli {
namespace {

constexpr const char* input_group = "What to work on";
constexpr const char* rule_group = "Rules and mappings";
constexpr const char* output_group = "Output";

const std::map<std::string, ColorChoice> color_words{{"auto", ColorChoice::automatic},
                                                     {"always", ColorChoice::always},
                                                     {"never", ColorChoice::never}};

}  // namespace

void add_profile_options(CLI::App& app, Options& options) {
    app.add_option(
           "--profile", options.profile,
           "What the code is ported as: plain, diffusers; chosen by its imports if not given")
        ->type_name("NAME")
        ->group(rule_group);
    app.add_option("--target", options.target, "The MindSpore to write for, as mindspore==2.9.0")
        ->type_name("VERSION")
        ->group(rule_group);
    app.add_option("--device", options.device,
                   "What the port runs on: ascend (if not given), gpu, cpu")
        ->type_name("NAME")
        ->group(rule_group);
    app.add_option("--config", options.config,
                   "Read this file instead of the nearest mindport.toml")
        ->type_name("FILE")
        ->group(rule_group);
    app.add_flag("--isolated", options.isolated, "Read no configuration")->group(rule_group);
    app.add_option("--color", options.color, "Colours: auto, always or never")
        ->type_name("WHEN")
        ->transform(CLI::CheckedTransformer(color_words).description(""))
        ->group(output_group);
}

void add_run_options(CLI::App& app, Options& options) {
    app.add_option("--exclude", options.exclude,
                   "Leave out files and folders: patterns as in .gitignore, by commas")
        ->type_name("PATTERNS")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(input_group);
    app.add_flag("--stubs", options.stubs, "Take .pyi files too")->group(input_group);
    app.add_option("--jobs,-j", options.jobs, "Threads; one per processor if not given")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U).description(""))
        ->group(input_group);
    add_profile_options(app, options);
    app.add_option("--select", options.select,
                   "Only these rules, by commas: codes (MP301), groups (MP3) or names")
        ->type_name("RULES")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(rule_group);
    app.add_option("--ignore", options.ignore, "Not these rules")
        ->type_name("RULES")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(rule_group);
    app.add_option("--output-format", options.format,
                   "How findings are written: text, json, sarif, github, csv or html")
        ->type_name("FORMAT")
        ->group(output_group);
    app.add_option("--output-file", options.output_file, "Write findings there, not to the screen")
        ->type_name("FILE")
        ->group(output_group);
    app.add_flag(
           "--statistics", options.statistics,
           "Counts by rule and by API, how often it is known what a method is called on, times")
        ->group(output_group);
    app.add_option("--receivers", options.receivers_file,
                   "Write there what each method that not only tensors have is called on")
        ->type_name("FILE")
        ->group(output_group);
    app.add_flag("--verbose,-v", options.verbose, "Show hints too: what is converted by itself")
        ->group(output_group);
    app.add_flag("--quiet,-q", options.quiet, "No summary")->group(output_group);
    app.add_flag("--no-progress", options.no_progress, "No progress bar")->group(output_group);
}

void add_fix_options(CLI::App& app, Options& options) {
    app.add_flag("--suggested", options.suggested,
                 "Also make fixes whose behaviour may differ for some inputs")
        ->group(rule_group);
    app.add_flag("--no-layout", options.no_layout,
                 "Leave the lines of statements as they are, whatever their length becomes")
        ->group(rule_group);
}

void add_convert_options(CLI::App& app, ConvertOptions& options) {
    app.add_flag("--inplace", options.in_place, "Change the files where they are")
        ->group(input_group);
    app.add_flag("--allow-dirty", options.allow_dirty,
                 "Overwrite files with changes that are not committed")
        ->group(input_group);
    app.add_flag("--copy-other", options.copy_other, "Copy files other than Python to DST too")
        ->group(input_group);
    app.add_flag("--dry-run", options.dry_run,
                 "Write nothing: print what would change, as a unified diff")
        ->group(input_group);
    app.add_option("--stdin-filename", options.stdin_filename,
                   "What file standard input stands for (with -)")
        ->type_name("FILE")
        ->group(input_group);
    add_run_options(app, options);
    add_fix_options(app, options);
    constexpr const char* replaced = "Options of the tool that mindport replaces";
    app.add_option("--src_root", options.src_root, "SRC")->type_name("FOLDER")->group(replaced);
    app.add_option("--dst_root", options.dst_root, "DST")->type_name("FOLDER")->group(replaced);
    app.add_option("--src_file", options.src_file, "A file to convert, with --inplace")
        ->type_name("FILE")
        ->group(replaced);
    app.add_option("--files", options.files, "Only these files of --src_root, as patterns")
        ->type_name("GLOB")
        ->group(replaced);
}

}  // namespace mindport::cli
