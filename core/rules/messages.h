// Every sentence that the engine shows to a person, in each language: one table for translators.
#pragma once

#include "core/rules/message.h"

namespace mindport::rules::messages {

// clang-format off

// MP101 api
inline constexpr MessageText api_converts{"`{0}` is `{1}` in MindSpore", "`{0}` 在 MindSpore 中是 `{1}`"};
inline constexpr MessageText replace_with{"Replace with `{0}`", "替换为 `{0}`"};
// MP102 import
inline constexpr MessageText import_unused{"`{0}` is imported but nothing uses it", "已导入 `{0}`，但没有使用"};
inline constexpr MessageText import_still_used{"`{0}` is imported for {1} use(s) that are not converted", "导入的 `{0}` 还有 {1} 处未转换的使用"};
inline constexpr MessageText import_goes{"the import of `{0}` goes once its uses are converted", "使用处转换后，将删除对 `{0}` 的导入"};
inline constexpr MessageText remove_import{"Remove the import of `{0}`", "删除对 `{0}` 的导入"};
// MP901 unmapped
inline constexpr MessageText api_unmapped{"`{0}` has no counterpart in MindSpore. {1}", "`{0}` 在 MindSpore 中没有对应接口。{1}"};
inline constexpr MessageText api_manual{"`{0}` needs a decision of yours. {1}", "`{0}` 需要人工处理。{1}"};
inline constexpr MessageText api_unknown{"`{0}` is not in the catalogue: look for a counterpart by hand, or add a mapping", "目录中没有 `{0}`：请人工查找对应接口，或添加映射"};
inline constexpr MessageText api_partial{"`{0}` is only partly covered by `{1}`. {2}", "`{1}` 只部分支持 `{0}`。{2}"};

// clang-format on

}  // namespace mindport::rules::messages
