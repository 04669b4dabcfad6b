// What moves tensors and modules between devices. MindSpore puts all of them where
// mindspore.set_device says, so such calls go.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/call.h"
#include "core/rules/member.h"

namespace mindport::rules {

// "device", "execution_device", "target_device": names that hold a device wherever they occur.
bool is_device_name(std::string_view name);

// Whether the expression certainly is a device: by its kind, its name, or as a string like
// "cuda:0". The meta device is none: what is there has no values.
bool is_device(Node expression, Context& context);

// `x.to(device)`, `x.to(device, dtype)`, `x.cuda()`, `x.cpu()`.
struct Transfer {
    MemberCall member;
    CallArguments arguments;
    std::vector<bool> gone;  // the arguments that say where to, or how
    bool is_whole = false;   // nothing else is left: the call as a whole goes
};
std::optional<Transfer> transfer_of(Node call, Context& context);

// `x` of `x.cpu().to(device)`; an expression that is no such call is returned as it is.
Node without_transfers(Node expression, Context& context);

// Whether the statement only moves something: `x = x.to(device)`, `model.cuda()`, or an `if` around
// nothing else.
bool only_transfers(Node statement, Context& context);

}  // namespace mindport::rules
