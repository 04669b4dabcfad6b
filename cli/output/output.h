// The formats that findings are written in. docs/output-formats.md describes them to users.
//
// Each writes the whole report into a string; a report of a large library is a few megabytes.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/report.h"
#include "cli/terminal.h"

namespace mindport::cli {

enum class Format : std::uint8_t { text, json, sarif, github, csv, html };

inline constexpr std::array<std::string_view, 6> format_names{"text",   "json", "sarif",
                                                              "github", "csv",  "html"};

std::optional<Format> parse_format(std::string_view text);

// Each finding with its line and carets, as compilers show it.
std::string text_findings(const Report& report, const Style& style);
std::string json_report(const Report& report);
std::string sarif_report(const Report& report);
std::string github_annotations(const Report& report);
std::string csv_table(const Report& report);
std::string html_page(const Report& report);

enum class Left : std::uint8_t { counted, by_api };
// What was done and what is left: totals and, if wanted, the APIs left with their first places.
std::string summary(const Report& report, const Style& style, Left left);
// --statistics: edits and findings by rule and by API, how well the kinds of receivers are known,
// and where the time went.
std::string statistics(const Report& report, const Style& style);
// What could not be done, one line each; "" where all was.
std::string failures(const Report& report, const Style& style);

}  // namespace mindport::cli
