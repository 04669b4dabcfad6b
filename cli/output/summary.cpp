#include <algorithm>

#include "cli/output/output.h"
#include "cli/output/tally.h"
#include "workspace/platform.h"

namespace mindport::cli {
namespace {

constexpr std::size_t apis_shown = 15;
constexpr std::size_t places_shown = 3;
constexpr std::size_t rules_shown = 5;

std::size_t line_width() {
    return std::clamp<std::size_t>(workspace::terminal_width(1).value_or(100), 60, 160);
}

// Cut at a width, with an ellipsis.
std::string shortened(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80)
            ++next;
        const std::string_view character = text.substr(at, next - at);
        if (display_width(result) + display_width(character) + 1 > width) break;
        result += character;
        at = next;
    }
    while (result.ends_with(' ')) result.pop_back();
    return result + "…";
}

std::string settings_text(const Report& report) {
    std::string text = "profile " + report.profile + ", MindSpore " + report.mindspore;
    if (report.suggested) text += ", suggested fixes too";
    return text;
}

std::string headline(const Report& report, const Totals& sum, const Style& style) {
    std::string text;
    if (report.command == Command::check) {
        text = "Checked " + counted(sum.files, "file");
    } else {
        text = report.command == Command::diff ? "Would convert " : "Converted ";
        text += with_commas(sum.converted) + " of " + counted(sum.files, "file");
        if (!report.target.empty()) text += " from " + report.source + " to " + report.target;
    }
    return style.bold(text) +
           style.dim(" in " + duration(report.timings.total) + " (" + settings_text(report) + ")") +
           "\n";
}

std::string edits_by_rule(const Report& report) {
    std::vector<RuleTally> rules = by_rule(report);
    std::ranges::stable_sort(rules, std::ranges::greater{}, &RuleTally::edits);
    std::string text;
    std::size_t shown = 0;
    for (const RuleTally& tally : rules) {
        if (tally.edits == 0) break;
        if (++shown > rules_shown) return text + ", …";
        text += (text.empty() ? "" : ", ") + with_commas(tally.edits) + " " +
                std::string(tally.rule->code) + " " + std::string(tally.rule->name);
    }
    return text;
}

std::string work_done(const Report& report, const Totals& sum, const Style& style) {
    std::string text;
    if (report.command != Command::check) {
        text += "  " + counted(sum.edits, "edit");
        if (sum.edits > 0) text += style.dim(" (" + edits_by_rule(report) + ")");
        text += "; " + counted(sum.unchanged, "file") + " unchanged";
        if (sum.failed > 0) text += ", " + style.red(with_commas(sum.failed) + " failed");
        if (report.copied > 0) text += ", " + counted(report.copied, "other file") + " copied";
        text += "\n";
    } else if (sum.failed > 0) {
        text += "  " + style.red(with_commas(sum.failed) + " failed") + "\n";
    }
    if (report.ignored > 0) {
        text += "  " + counted(report.ignored, "file or folder", "files and folders") +
                " left out, as .gitignore says\n";
    }
    return text;
}

std::string what_is_left(const Report& report, const Totals& sum, const Style& style) {
    if (sum.left() == 0) return style.green("Nothing is left to do by hand.") + "\n";
    std::string text = style.bold("Left to do by hand: " + counted(sum.left(), "finding")) +
                       " in " + counted(sum.files_left, "file") + " (" +
                       counted(sum.errors, "error") + ", " + counted(sum.warnings, "warning") +
                       ")\n";
    if (report.command == Command::convert && sum.suggested_fixes > 0 && !report.suggested) {
        text += "  " + with_commas(sum.suggested_fixes) +
                " of them have a fix that a person should look at: --suggested makes it\n";
    }
    return text;
}

std::string places_of(const ApiTally& tally, std::size_t width) {
    std::string text;
    std::size_t shown = 0;
    for (const auto& [file, finding] : tally.places) {
        const std::string place = file->relative + ":" + std::to_string(finding->where.line);
        if (shown == places_shown || (shown > 0 && text.size() + place.size() + 2 > width)) break;
        text += (shown == 0 ? "" : ", ") + place;
        ++shown;
    }
    const std::size_t more = tally.places.size() - shown;
    return more > 0 ? text + ", +" + with_commas(more) : text;
}

std::string left_list(const Report& report, const Style& style) {
    const std::vector<ApiTally> apis = left_by_api(report);
    const std::size_t width = line_width();
    const std::size_t shown = std::min(apis.size(), apis_shown);
    std::size_t name_width = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        name_width = std::max(name_width, std::min<std::size_t>(apis[i].name.size(), 44));
    }
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        const ApiTally& tally = apis[i];
        const std::string name = padded(tally.name, name_width);
        text += right_aligned(with_commas(tally.count()), 7) + "  " +
                (tally.errors > 0 ? style.red(name) : style.yellow(name)) + "  " +
                style.dim(places_of(tally, width - std::min(width, name_width + 20))) + "\n";
        text += std::string(9, ' ') + shortened(tally.first->message, width - 9) + "\n";
    }
    if (apis.size() > shown) {
        text += right_aligned(with_commas(apis.size() - shown), 7) +
                "  more APIs. All findings: --output-format text, or html for a page to read\n";
    }
    return text;
}

}  // namespace

std::string failures(const Report& report, const Style& style) {
    std::string text;
    const auto line = [&](const std::string& kind, const std::string& path,
                          const std::string& message) {
        text += kind + ": " + style.bold(path) + ": " + message + "\n";
    };
    for (const FileReport& file : report.files) {
        if (file.outcome == workspace::Outcome::failed) {
            line(style.red("error"), file.path, file.error);
        }
        if (file.taken_back > 0) {
            line(style.yellow("warning"), file.path,
                 counted(file.taken_back, "statement") +
                     " left alone: the conversion would not have been valid Python");
        }
        if (file.unstable) {
            line(style.yellow("warning"), file.path,
                 "not all fixes were made after 10 rounds; this is a defect of mindport");
        }
    }
    for (const workspace::Problem& problem : report.problems) {
        line(style.red("error"), problem.path, problem.message);
    }
    for (const workspace::Problem& note : report.notes) {
        line(style.blue("note"), note.path, note.message);
    }
    return text;
}

std::string summary(const Report& report, const Style& style, Left left) {
    const Totals sum = total(report);
    std::string text = headline(report, sum, style) + work_done(report, sum, style);
    if (report.command == Command::check && sum.safe_fixes + sum.suggested_fixes > 0) {
        text += "  " + with_commas(sum.safe_fixes) +
                " places are converted by `mindport convert`, " + with_commas(sum.suggested_fixes) +
                " more by `mindport convert --suggested`\n";
    }
    text += what_is_left(report, sum, style);
    if (left == Left::by_api) text += left_list(report, style);
    return text;
}

}  // namespace mindport::cli
