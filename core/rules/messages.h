// Every sentence that the engine shows to a person, in each language: one table for translators.
#pragma once

#include "core/rules/message.h"

namespace mindport::rules::messages {

// clang-format off

// MP001 syntax-error
inline constexpr MessageText syntax_error{"this is no valid Python, and is left to you", "此处不是有效的 Python 代码，需要人工处理"};
// MP101 api
inline constexpr MessageText api_converts{"`{0}` is `{1}` in MindSpore", "`{0}` 在 MindSpore 中是 `{1}`"};
inline constexpr MessageText replace_with{"Replace with `{0}`", "替换为 `{0}`"};
// MP102 import
inline constexpr MessageText import_unused{"`{0}` is imported but nothing uses it", "已导入 `{0}`，但没有使用"};
inline constexpr MessageText import_used{"`{0}` is imported for {1} use(s); it goes with the last of them", "导入的 `{0}` 有 {1} 处使用；全部转换后将删除此导入"};
inline constexpr MessageText call_without_effect{"`{0}` has no effect in MindSpore", "`{0}` 在 MindSpore 中没有作用"};
// MP106 docstring-names
inline constexpr MessageText doc_name{"the text says `{0}`, which is `{1}` in MindSpore", "文中的 `{0}` 在 MindSpore 中是 `{1}`"};
// MP104 library-import
inline constexpr MessageText library_name_moves{"`{0}` comes from `{1}` in a port", "移植后 `{0}` 来自 `{1}`"};
inline constexpr MessageText adapt_arguments{"Adapt the arguments to `{0}`", "按 `{0}` 调整参数"};
// Arguments of a call whose function has a counterpart
inline constexpr MessageText argument_unsupported{"`{1}` of `{0}` has no counterpart in `{2}`. {3}", "`{2}` 没有与 `{0}` 的 `{1}` 对应的参数。{3}"};
inline constexpr MessageText argument_missing{"`{2}` needs `{1}`, which this call of `{0}` does not give. {3}", "`{2}` 需要参数 `{1}`，而对 `{0}` 的此调用没有提供。{3}"};
inline constexpr MessageText call_not_matched{"this call of `{0}` fits no form that can be converted to `{1}`. {2}", "对 `{0}` 的此调用无法转换为 `{1}`。{2}"};
inline constexpr MessageText comment_in_call{"a comment stands in the way of converting this call of `{0}` to `{1}`", "注释妨碍将对 `{0}` 的此调用转换为 `{1}`"};
// MP770 example-code
inline constexpr MessageText example_is_torch{"this example is for PyTorch", "此示例针对 PyTorch"};
inline constexpr MessageText port_example{"Port the example", "迁移此示例"};
// MP901 unmapped
inline constexpr MessageText api_unmapped{"`{0}` has no counterpart in MindSpore. {1}", "`{0}` 在 MindSpore 中没有对应接口。{1}"};
inline constexpr MessageText api_manual{"`{0}` needs a decision of yours. {1}", "`{0}` 需要人工处理。{1}"};
inline constexpr MessageText api_unknown{"`{0}` is not in the catalogue: look for a counterpart by hand, or add a mapping", "目录中没有 `{0}`：请人工查找对应接口，或添加映射"};
inline constexpr MessageText api_partial{"`{0}` is only partly covered by `{1}`. {2}", "`{1}` 只部分支持 `{0}`。{2}"};

// clang-format on

}  // namespace mindport::rules::messages
