// MP902: names whose counterpart covers only a part. Reported by the rules that convert names and
// calls (api_name, tensor_member, module_member).
#include "core/rules/rule.h"

namespace mindport::rules {

extern const Rule partial_api{
    .code = "MP902",
    .name = "partial-api",
    .summary = "A PyTorch name that its MindSpore counterpart covers only in part",
    .documentation = R"(
The function has a counterpart that is right for some inputs: some dtypes, some shapes, some backends. The
call itself does not tell which, so the message says what to look at.

```python
y = torch.nanmedian(x, dim=0)
```

The fix is only suggested. Where the difference lies in an argument, each call is judged by what it
passes, and the fix is safe (MP101, MP301) or the argument is reported (MP401). Some calls are converted
and differ all the same, by the dtype of a tensor for example:

```python
def f(x: torch.LongTensor):
    return torch.ceil(x)  # MP902: MindSpore's takes no integers
```

As a hint the rule tells of differences that lie in values which no call shows, such as NaN, or an input
that is changed in place by a layer. `--device cpu` adds what differs on a CPU alone.
)",
};

}  // namespace mindport::rules
