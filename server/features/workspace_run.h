// Work over all files of the workspace: what is open by its text in the editor, all else from the
// disk.
//
// begin_run() and its callbacks are for the owner thread; the work itself runs in the background.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/convert/convert.h"
#include "server/session/session.h"
#include "workspace/encoding.h"

namespace mindport::server {

// When a file was last written, and how large it is: whether it is still the one that was read.
struct FileStamp {
    std::filesystem::file_time_type written;
    std::uintmax_t size = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

struct WorkFile {
    std::filesystem::path path;  // empty for an open document that is in no file
    std::string uri;
    names::FileContext context;
    std::shared_ptr<const analysis::Settings> settings;
    std::shared_ptr<const Project> project;
    // Of an open document:
    std::optional<std::string> open_text;
    std::int64_t version = 0;
};

struct FileOutcome {
    std::string problem;  // why it could not be dealt with
    std::string before;   // text; empty after a check
    std::string after;    // text that the findings are in
    bool changed = false;
    std::size_t edits = 0;
    workspace::Encoding encoding;
    std::optional<FileStamp> stamp;  // of what was read from the disk
    std::vector<rules::Finding> findings;
};

struct Run {
    bool check_only = true;
    convert::Options options;
    CancelToken cancelled;
    // Runs on any thread, for each file that is done; may take from the outcome what it wants.
    std::function<void(std::size_t index, FileOutcome&)> each;
    std::function<void(std::size_t done)> progress;  // on the owner thread, now and then
    std::function<void()> done;                      // on the owner thread, in the end
};

// All files of the workspace's projects below `folder`, or of all if it is empty. Calls `then` once
// the scans that are under way are done.
void workspace_files(Session& session, const std::filesystem::path& folder,
                     std::function<void(std::vector<WorkFile>)> then);

// `files` and what `run` refers to must live until done().
void begin_run(Session& session, std::shared_ptr<const std::vector<WorkFile>> files, Run run);

}  // namespace mindport::server
