// The first look at all files of a run: their classes, and which profile fits them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/names/class_index.h"
#include "core/syntax/tree.h"
#include "workspace/source_file.h"

namespace mindport::workspace {

struct Scan {
    std::shared_ptr<const names::ClassIndex> classes;
    std::string profile = "plain";  // the first whose packages the files import, or are part of
    std::size_t fingerprint = 0;    // of all outlines: as good as surely another one for others
};

// Outlines the files, and those that they can import by their packages' layout. Reads on `jobs`
// threads and keeps no text. Files that cannot be read are passed over: the run itself names them.
// `profile` is the one that was asked for; empty: to be found out.
Scan scan(const std::vector<SourceFile>& files, unsigned jobs, const std::string& profile = {});

// The outline of one file, with what an index needs for rules that this profile runs.
names::Outline outline(std::string text, const names::FileContext& context,
                       const std::string& profile, syntax::Parser& parser);
// An index in which that file is as the outline says.
std::shared_ptr<const names::ClassIndex> with_outline(const names::ClassIndex& classes,
                                                      names::Outline outline);

// For a text that is in no file.
Scan scan_text(std::string_view text, const names::FileContext& context);
// The profile alone; mostly without a scan.
std::string profile_of(std::string_view text, const names::FileContext& context);

}  // namespace mindport::workspace
