// What can be done about findings: offers, cheap to make, and their edits, worked out when wanted.
//
// An offer's edits are those that the command line would make. On the owner thread.
#pragma once

#include <string>
#include <vector>

#include "server/protocol/code_action.h"
#include "server/session/session.h"

namespace mindport::server {

// What an action does, in a form that goes to the client and back.
struct ActionTask {
    enum class Kind : std::uint8_t {
        fix,       // one fix of one finding
        fix_rule,  // the best safe fix of each finding of a rule
        convert,   // all safe fixes in a part of the file, or in all of it
        ignore,    // a comment that silences the rule in a line
    };
    Kind kind = Kind::fix;
    std::string rule;                      // its code; fix, fix_rule, ignore
    std::optional<text::TextRange> range;  // of the finding, or the part; nullopt: the whole file
    std::size_t fix = 0;                   // which of the finding's
    bool suggested = false;                // also what a person should look at
};

void to_json(Json& json, const ActionTask& task);
void from_json(const Json& json, ActionTask& task);

struct Offer {
    std::string title;
    std::string kind;  // "quickfix", …
    bool preferred = false;
    const rules::Finding* finding = nullptr;  // what it mends, if it is one finding
    ActionTask task;
};

std::vector<Offer> offers(Session& session, Document& document, const CodeActionParams& params);

// By position, without overlaps.
Reply<std::vector<text::Edit>> edits_of(Session& session, Document& document,
                                        const ActionTask& task);

// {documentChanges: …} with the document's version, or {changes: …} for clients without.
Json workspace_edit(const Session& session, const Document& document,
                    const std::vector<text::Edit>& edits);

}  // namespace mindport::server
