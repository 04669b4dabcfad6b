// MP401: calls whose arguments stand in the way of a conversion. Reported by the rules that convert
// calls (api_name, tensor_member, module_member).
#include "core/rules/rule.h"

namespace mindport::rules {

extern const Rule call_arguments{
    .code = "MP401",
    .name = "call-arguments",
    .summary = "A call whose arguments the MindSpore counterpart does not take",
    .documentation = R"(
The function has a counterpart, but this call of it passes an argument that the counterpart lacks, or
leaves one out that it needs. The message names it.

Both signatures are compared, so that arguments are renamed (`dim` to `axis` where the target takes
`axis`), reordered, gathered into a tuple or dropped where they have no effect; what remains is reported
here and left as it is. `mindport explain NAME` shows both signatures.
)",
};

}  // namespace mindport::rules
