#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/terminal.h"
#include "config/toml_reader.h"
#include "core/version.h"

namespace mindport::cli {
namespace {

constexpr int cannot = 2;

constexpr const char* footer =
    "Exit codes: 0 nothing is left to do by hand, 1 something is, 2 something could not be done.\n";

constexpr const char* examples =
    "  mindport convert diffusers ported/diffusers     convert a library\n"
    "  mindport check train.py                         see what would be left to do\n"
    "  mindport explain torch.cat                      see what a name becomes\n";

int fail(const std::string& message) {
    const Style style(use_color(ColorChoice::automatic, 2));
    std::fputs((style.red("error") + ": " + message + "\n").c_str(), stderr);
    return cannot;
}

const CLI::App* chosen_command(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? &app : chosen.front();
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

// What is wrong with the first word that the parser could make nothing of.
std::string unexpected_word(const CLI::App& app, const std::string& word) {
    const CLI::App* command = chosen_command(app);
    const bool is_option = word.starts_with("-");
    const std::string name = word.substr(0, word.find('='));
    const std::vector<std::string> known = is_option ? option_names(*command) : command_names(app);
    const std::vector<std::string_view> views(known.begin(), known.end());
    const bool is_command = command == &app && !is_option;
    std::string text =
        std::string("there is no ") + (is_option ? "option" : "command") + " `" + name + "`";
    if (!is_command && !is_option) text = "`" + word + "` is one argument too many";
    if (is_command || is_option) text += config::did_you_mean(name, views);
    return text + "\nSee mindport " + (command == &app ? "" : command->get_name() + " ") +
           "--help.";
}

int explain_parse_error(const CLI::App& app, const CLI::ParseError& error) {
    const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (code == CLI::ExitCodes::Success) return app.exit(error);
    const std::vector<std::string> rest = app.remaining(true);
    // A word that no option takes explains more than what is missing because of it.
    const bool is_extra =
        code == CLI::ExitCodes::ExtrasError || code == CLI::ExitCodes::RequiredError;
    if (is_extra && !rest.empty()) return fail(unexpected_word(app, rest.front()));
    const CLI::App* command = chosen_command(app);
    return fail(std::string(error.what()) + "\nSee mindport " +
                (command == &app ? "" : command->get_name() + " ") + "--help.");
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("Ports PyTorch and Diffusers code to MindSpore.", "mindport");
    app.set_version_flag("--version,-V", "mindport " + std::string(version));
    app.require_subcommand(1);
    app.footer(footer);  // subcommands take it over
    app.get_formatter()->column_width(34);
    int status = 0;
    add_convert(app, status);
    add_check(app, status);
    add_diff(app, status);
    add_explain(app, status);
    add_rules(app, status);
    add_lsp(app, status);
    app.footer(std::string(footer) + "\n" + examples);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain_parse_error(app, error);
    } catch (const std::exception& error) {
        return fail(error.what());
    }
    // A disk that is full must not pass for a report.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        return fail("cannot write to standard output");
    }
    return status;
}

}  // namespace mindport::cli
