// Turns the arguments of a call from what PyTorch takes to what the target takes, by the row in the
// catalogue and both signatures: rename, drop, reorder, fill in, gather into a tuple, or rewrite by
// a template.
#pragma once

#include <optional>

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {

struct AdaptedCall {
    text::EditGroup edits;  // of the arguments, or of the whole call if `whole_call`
    std::vector<names::ImportNeed> imports;
    bool whole_call = false;         // a template wrote the call anew: the name needs no edit
    bool certain = true;             // both signatures are known and fit
    std::optional<Message> problem;  // why there is no fix; then there are no edits
    // What MindSpore does otherwise with this call: it is told with the fix, which is suggested
    // then, or (`quiet`) only hinted at.
    std::optional<Message> difference;
    bool quiet = false;
};

// `receiver` is null for a function. `via` is the import through which the function was reached.
AdaptedCall adapt_call(Node call, Node receiver, const catalog::Mapping& mapping,
                       const names::Site* via, Context& context);

}  // namespace mindport::rules
