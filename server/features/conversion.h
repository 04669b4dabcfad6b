// Conversions of whole files through the editor or into a folder: edits, refusals, summary.
//
// On the owner thread but for add(), which workers call.
#pragma once

#include <mutex>

#include "server/features/rewrite.h"
#include "server/features/workspace_run.h"

namespace mindport::server {

struct ConversionRequest {
    bool suggested = false;
    bool dry_run = false;
    bool preview = false;          // the editor asks before it makes the changes
    bool on_disk = false;          // files that are not open are written without the editor
    std::filesystem::path folder;  // where the results go; empty: in place, through the editor
    std::filesystem::path root;    // what they are relative to
};

class Conversion {
   public:
    Conversion(Session& session, ConversionRequest request,
               std::shared_ptr<const std::vector<WorkFile>> files);

    const ConversionRequest& request() const { return request_; }
    void add(std::size_t index, FileOutcome& outcome);
    // Makes the changes, and gives the summary to `then`. What has changed since it was read is
    // left alone and named; `cancelled` work changes nothing at all.
    void finish(bool cancelled, const std::function<void(Json summary)>& then);

   private:
    struct Changed {
        std::size_t index;
        FileOutcome outcome;
    };
    bool is_as_read(const WorkFile& file, const FileOutcome& outcome) const;
    std::vector<Rewrite> rewrites();  // takes the texts
    void write_to_folder(const Changed& changed);
    void list_in_packages();
    void refuse(const WorkFile& file, const std::string& reason);
    Json summary(bool applied) const;

    Session& session_;
    ConversionRequest request_;
    std::shared_ptr<const std::vector<WorkFile>> files_;
    std::shared_ptr<const Client> client_;
    std::shared_ptr<const EditorSettings> editor_;
    std::mutex mutex_;  // for what add() writes
    std::vector<Changed> changed_;
    Json left_ = Json::array();
    Json refused_ = Json::array();
    Json listed_ = Json::array();  // {uri, message}: packages around the folder
    std::size_t done_ = 0;
    std::size_t edits_ = 0;
    std::size_t converted_ = 0;  // files
    bool cancelled_ = false;
};

}  // namespace mindport::server
