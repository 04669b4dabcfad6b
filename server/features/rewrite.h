// New texts for files, made as one change: of those that the editor has open through the editor, of
// all others on the disk.
//
// On the owner thread; what is written on the disk is written in the background.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "server/session/session.h"
#include "workspace/encoding.h"

namespace mindport::server {

struct Rewrite {
    std::string uri;
    std::filesystem::path path;
    std::string before;  // UTF-8, as are all texts here; where it is another, nothing is done
    std::string after;
    workspace::Encoding encoding;  // of the file
};

// The edit that makes these changes. With `asks` the editor has each confirmed, where it can.
Json edit_of(Session& session, const std::vector<Rewrite>& rewrites, bool asks);

struct Rewritten {
    bool applied = false;  // false where the editor does not make its part; then nothing is done
    std::string failure;   // why, if it says so
    std::vector<Rewrite> done;
    Json refused = Json::array();  // {uri, reason}, of those that were left alone
};

// Hands the edit of them all to the editor.
void rewrite_in_editor(Session& session, std::vector<Rewrite> rewrites, bool asks,
                       std::function<void(Rewritten)> then);

// Writes those that are not open itself: an editor that is to edit hundreds of files opens each.
void rewrite_on_disk(Session& session, std::vector<Rewrite> rewrites,
                     std::function<void(Rewritten)> then);

}  // namespace mindport::server
