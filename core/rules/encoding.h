// What tokenizers and processors give: tensors in the source, NumPy arrays in a port. A file that
// has any says what they are asked for (`return_tensors=`).
#pragma once

#include "core/rules/context.h"

namespace mindport::rules {

inline bool may_encode(Context& context) { return context.mentions("return_tensors"); }

// Whether the expression is an array in a port, in a profile whose ports ask for arrays.
inline bool is_encoded(Node expression, Context& context) {
    if (!may_encode(context)) return false;
    const kinds::Value value = context.kinds().value_of(expression);
    return value.kind == catalog::ValueKind::array && value.type == "encoding";
}

}  // namespace mindport::rules
