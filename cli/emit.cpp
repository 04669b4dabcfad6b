#include "cli/emit.h"

#include <cstdio>

#include "workspace/atomic_file.h"

namespace mindport::cli {
namespace {

void print(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

std::string render(const Report& report, Format format, const Style& style) {
    switch (format) {
        case Format::text:
            return text_findings(report, style);
        case Format::json:
            return json_report(report);
        case Format::sarif:
            return sarif_report(report);
        case Format::github:
            return github_annotations(report);
        case Format::csv:
            return csv_table(report);
        case Format::html:
            return html_page(report);
    }
    return {};
}

}  // namespace

int emit(const Report& report, const Session& session, const Options& options,
         Presentation presentation) {
    const bool piped = presentation == Presentation::piped;
    const bool to_file = !options.output_file.empty();
    const bool only_summary = presentation == Presentation::summary && !session.format_chosen;
    const bool machine = session.format != Format::text;
    std::FILE* const stream = piped ? stderr : stdout;
    const Style style(use_color(options.color, piped ? 2 : 1));
    const Style error_style(use_color(options.color, 2));

    int status = exit_code(report);
    if (to_file) {
        const std::string text = render(report, session.format, Style(false));
        const auto written = workspace::write_atomically(options.output_file, text, {});
        if (!written) {
            status =
                refuse("cannot write " + options.output_file + ": " + written.error(), options);
        }
    } else if (!only_summary) {
        print(stream, render(report, session.format, style));
    }
    if (!options.receivers_file.empty()) {
        const auto written =
            workspace::write_atomically(options.receivers_file, report.receiver_list, {});
        if (!written) {
            status =
                refuse("cannot write " + options.receivers_file + ": " + written.error(), options);
        }
    }
    print(stderr, failures(report, error_style));
    if (options.quiet && !options.statistics) return status;
    // The totals go where they do not get into a program's way.
    const bool aside = piped || (machine && !to_file);
    const Style& summary_style = aside ? error_style : style;
    std::string text;
    if (!options.quiet) {
        const bool listed = only_summary || (presentation == Presentation::summary && to_file);
        text += summary(report, summary_style, listed ? Left::by_api : Left::counted);
    }
    if (options.statistics) text += "\n" + statistics(report, summary_style);
    print(aside ? stderr : stdout, text);
    return status;
}

int refuse(const std::string& message, const Options& options) {
    const Style style(use_color(options.color, 2));
    print(stderr, style.red("error") + ": " + message + "\n");
    return 2;
}

}  // namespace mindport::cli
