// What calls of tensors' methods show in code that is MindSpore already. Reported under MP904 and
// MP905.
#pragma once

#include "core/rules/member.h"

namespace mindport::rules {

// Reports a method that MindSpore's tensors lack, or arguments that theirs does not take. The
// receiver must be a tensor.
void report_mindspore_method(const MemberCall& member, Context& context);

// Reports a qualified name of MindSpore that the target version lacks, with the nearest right one.
// `place` is the identifier of the part that is missing; null where it stands in a text.
void report_missing_name(std::string_view missing, text::TextRange range, Node place,
                         const Rule* rule, Context& context);

}  // namespace mindport::rules
