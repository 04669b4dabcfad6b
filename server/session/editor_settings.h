// The settings that the editor gives: initializationOptions, and the section "mindport" of its
// configuration. docs/server.md describes them to users.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "config/setup.h"
#include "core/rules/message.h"

namespace mindport::server {

// As LSP's DiagnosticSeverity; 0 shows nothing.
enum class Shown : std::uint8_t { off = 0, error = 1, warning = 2, information = 3, hint = 4 };

struct EditorSettings {
    config::Overrides engine;
    std::vector<std::string> exclude;

    // By what a finding means.
    Shown unmapped = Shown::error;
    Shown manual = Shown::warning;
    Shown convertible = Shown::hint;

    bool hover = true;
    bool code_lens = true;
    bool completion = true;
    bool document_links = true;
    bool inlay_hints = false;
    bool workspace_diagnostics = true;  // of files that are not open
    std::optional<rules::Language> language;

    friend bool operator==(const EditorSettings&, const EditorSettings&) = default;
};

// What does not fit is left as it was, and told in `problems`.
EditorSettings read_editor_settings(const nlohmann::json& settings,
                                    std::vector<rules::Message>& problems);

}  // namespace mindport::server
