#include <algorithm>

#include "cli/output/output.h"
#include "cli/output/tally.h"
#include "workspace/platform.h"

namespace mindport::cli {
namespace {

constexpr std::size_t apis_shown = 30;
constexpr std::size_t methods_shown = 15;
constexpr std::size_t number_width = 9;

std::string row(std::string_view name, std::size_t name_width,
                std::initializer_list<std::size_t> numbers) {
    std::string text = "  " + padded(name, name_width);
    for (const std::size_t number : numbers) {
        text += right_aligned(number == 0 ? "-" : with_commas(number), number_width);
    }
    return text + "\n";
}

std::string header(std::string_view title, std::size_t name_width,
                   std::initializer_list<std::string_view> columns, const Style& style) {
    std::string text = padded(title, name_width + 2);
    for (const std::string_view column : columns) text += right_aligned(column, number_width);
    return style.bold(text) + "\n";
}

std::string rule_table(const Report& report, const Style& style) {
    const std::vector<RuleTally> rules = by_rule(report);
    std::size_t width = 20;
    for (const RuleTally& tally : rules) {
        width = std::max(width, tally.rule->code.size() + 1 + tally.rule->name.size());
    }
    std::string text = header("By rule", width, {"edits", "errors", "warnings", "hints"}, style);
    for (const RuleTally& tally : rules) {
        text += row(std::string(tally.rule->code) + " " + std::string(tally.rule->name), width,
                    {tally.edits, tally.errors, tally.warnings, tally.hints});
    }
    return text;
}

std::string api_table(const Report& report, const Style& style) {
    const std::vector<ApiTally> apis = left_by_api(report);
    if (apis.empty()) return {};
    const std::size_t shown = std::min(apis.size(), apis_shown);
    std::size_t width = 20;
    for (std::size_t i = 0; i < shown; ++i) width = std::max(width, apis[i].name.size());
    std::string text = header("Left by API", width, {"errors", "warnings"}, style);
    for (std::size_t i = 0; i < shown; ++i) {
        text += row(apis[i].name, width, {apis[i].errors, apis[i].warnings});
    }
    if (apis.size() > shown) text += "  and " + with_commas(apis.size() - shown) + " more\n";
    return text;
}

std::string receiver_row(std::string_view name, const kinds::ReceiverCount& count) {
    const std::size_t per_mille = count.calls == 0 ? 0 : count.known * 1000 / count.calls;
    const std::string share =
        std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + " %";
    return "  " + padded(name, 20) + right_aligned(with_commas(count.calls), number_width) +
           right_aligned(count.calls == 0 ? "-" : share, number_width) + "\n";
}

// In what share of the calls of a method that not only tensors have it is known what it is called
// on. The methods called most come first.
std::string receiver_table(const kinds::ReceiverCounts& counts, const Style& style) {
    std::vector<std::pair<std::string_view, kinds::ReceiverCount>> methods(counts.begin(),
                                                                           counts.end());
    std::ranges::stable_sort(methods, std::ranges::greater{},
                             [](const auto& method) { return method.second.calls; });
    std::string text = header("Shared methods", 20, {"calls", "known"}, style);
    for (std::size_t i = 0; i < std::min(methods.size(), methods_shown); ++i) {
        text += receiver_row(methods[i].first, methods[i].second);
    }
    if (methods.size() > methods_shown) {
        text += "  and " + with_commas(methods.size() - methods_shown) + " more\n";
    }
    return text + receiver_row("all", kinds::total(counts));
}

std::string time_table(const Report& report, const Style& style) {
    const Timings& times = report.timings;
    const auto line = [](std::string_view name, const std::string& value) {
        return "  " + padded(name, 20) + right_aligned(value, number_width) + "\n";
    };
    const Totals sum = total(report);
    std::string text = style.bold("Time and memory") + "\n";
    text += line("looking for files", duration(times.find));
    text += line("classes and imports", duration(times.scan));
    text +=
        line(report.command == Command::check ? "checking" : "converting", duration(times.work));
    text += line("all", duration(times.total));
    text += line("threads", std::to_string(report.jobs));
    text += line("lines", with_commas(sum.lines));
    if (times.total > 0) {
        const double rate = static_cast<double>(sum.lines) / times.total;
        text += line("lines per second", with_commas(static_cast<std::size_t>(rate)));
    }
    text += line("peak memory", with_commas(workspace::peak_memory() >> 20U) + " MiB");
    return text;
}

}  // namespace

std::string statistics(const Report& report, const Style& style) {
    std::string text = rule_table(report, style) + "\n" + api_table(report, style) + "\n";
    if (report.receivers && !report.receivers->empty()) {
        text += receiver_table(*report.receivers, style) + "\n";
    }
    return text + time_table(report, style);
}

}  // namespace mindport::cli
