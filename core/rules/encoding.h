// What tokenizers and processors give: tensors in the source, NumPy arrays in a port.
#pragma once

#include "core/rules/context.h"

namespace mindport::rules {

// Whether the expression is an array in a port, in a profile whose ports ask for arrays.
inline bool is_encoded(Node expression, Context& context) {
    const kinds::Value value = context.kinds().value_of(expression);
    return value.kind == catalog::ValueKind::array && value.type == "encoding";
}

}  // namespace mindport::rules
