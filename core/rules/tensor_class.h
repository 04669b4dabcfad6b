// The classes of tensors of one dtype that torch has (torch.LongTensor), and tests for them.
#pragma once

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {

// "mindspore.int64" for "torch.LongTensor" and "torch.cuda.LongTensor", "mindspore.float32" for
// "torch.Tensor"; empty for other names.
std::string_view dtype_of_class(std::string_view qualified);

// Turns `isinstance(x, torch.LongTensor)` into a test of the dtype. Returns whether the use stands
// in such a test; the first class of a test reports it for all.
bool on_class_test(const ApiUse& use, Context& context);

}  // namespace mindport::rules
