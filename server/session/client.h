// What the client can do, from the params of `initialize`. Read once; then only read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/message.h"
#include "core/text/line_index.h"

namespace mindport::server {

struct WorkspaceFolder {
    std::string uri;
    std::string name;
};

struct Client {
    std::string name;
    std::optional<std::int64_t> process;
    rules::Language language = rules::Language::english;
    text::PositionEncoding encoding = text::PositionEncoding::utf16;
    std::vector<WorkspaceFolder> folders;

    bool asks_for_diagnostics = false;  // pull, in a way that can be relied on
    bool related_information = false;
    bool code_description = false;
    bool diagnostic_tags = false;
    bool diagnostic_data = false;
    bool refreshes_diagnostics = false;
    bool refreshes_lenses = false;
    bool refreshes_hints = false;

    bool action_literals = false;  // code actions, not only commands
    bool resolves_edits = false;
    bool action_data = false;
    bool preferred_actions = false;

    bool applies_edits = false;
    bool versioned_edits = false;  // documentChanges
    bool annotated_edits = false;

    bool markdown = false;  // in hovers
    bool configuration = false;
    bool registers_configuration = false;
    bool registers_watchers = false;
    bool progress = false;
};

// Throws what JSON readers throw, where params do not fit.
Client read_client(const nlohmann::json& params);

}  // namespace mindport::server
