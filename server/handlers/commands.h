// The commands of workspace/executeCommand, one file each. Each answers once it is done.
#pragma once

#include "server/handlers/handlers.h"

namespace mindport::server {

struct CommandCall {
    Json argument;         // the first one; null if none
    Json work_done_token;  // null if none
};

void apply_command(Session& session, const CommandCall& call, Responder respond);
void convert_file_command(Session& session, const CommandCall& call, Responder respond);
void convert_workspace_command(Session& session, const CommandCall& call, Responder respond);
void explain_command(Session& session, const CommandCall& call, Responder respond);
void mappings_command(Session& session, const CommandCall& call, Responder respond);
void project_command(Session& session, const CommandCall& call, Responder respond);
void report_command(Session& session, const CommandCall& call, Responder respond);
void undo_command(Session& session, const CommandCall& call, Responder respond);

// Rows of every profile are worth knowing; the one for diffusers has all of them.
std::shared_ptr<const catalog::Catalog> explained_catalog(Session& session);

// What is left in a file, for summaries: places, codes and sentences.
Json left_in(const std::string& uri, std::string_view text,
             const std::vector<rules::Finding>& findings, const DiagnosticStyle& style);

}  // namespace mindport::server
