// From the result of one file to what is shown of it. Runs on the thread that made the result.
#pragma once

#include "cli/report.h"
#include "config/setup.h"
#include "core/catalog/catalog.h"

namespace mindport::cli {

// What an output shows; the rest is not kept.
struct Wanted {
    bool fix_edits = false;
    bool hunks = false;
    bool patch = false;
};

using config::Severities;

class Collector {
   public:
    // `severities`: what the user's configuration sets. Both must outlive the Collector.
    Collector(const catalog::Catalog& catalog, const Severities& severities, Wanted wanted)
        : catalog_(catalog), severities_(severities), wanted_(wanted) {}

    FileReport collect(workspace::FileResult&& result, const std::string& path) const;

   private:
    rules::Severity severity_of(const rules::Finding& finding) const;

    const catalog::Catalog& catalog_;
    const Severities& severities_;
    Wanted wanted_;
};

}  // namespace mindport::cli
