// What a rule says about a place in the code, and how to mend it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/names/spelling.h"
#include "core/rules/message.h"
#include "core/text/edit.h"

namespace mindport::rules {

struct Rule;

enum class Severity : std::uint8_t {
    error,    // has no counterpart: the ported code cannot run
    warning,  // a person has to look
    hint,     // can be converted, or is only worth knowing
};

enum class Safety : std::uint8_t {
    safe,       // same behaviour for every input that the rule accepts
    suggested,  // right in the usual case; a person should look
};

struct Fix {
    Message title;
    Safety safety = Safety::safe;
    text::EditGroup edits;
    // A block moves to another indentation: other fixes inside of it wait for the next pass.
    bool moves_block = false;
    // Whole statements that go. Planned with all other removals, since a block must not stay empty.
    std::vector<syntax::Node> removed = {};
    // Names that stop being imported where they are (and come from elsewhere, by `imports`).
    std::vector<const names::Site*> removed_imports = {};
    std::vector<names::ImportNeed> imports = {};
    // A condition: other fixes that are made too remove this text (see condition.h). Such a fix
    // makes no sense alone.
    std::vector<text::TextRange> needs_removed = {};

    bool stands_alone() const { return needs_removed.empty(); }
};

struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::warning;
    text::TextRange range;
    Message message;
    std::string api;         // the qualified source name it is about; empty if none
    std::vector<Fix> fixes;  // best first
    // What to say, as a warning, where the fix's condition is not met; null: then nothing.
    const MessageText* if_kept = nullptr;

    bool has_safe_fix() const { return !fixes.empty() && fixes[0].safety == Safety::safe; }
};

}  // namespace mindport::rules
