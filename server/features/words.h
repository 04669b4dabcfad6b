// What the server itself says to people, in each language; the engine's sentences are in
// core/rules/messages.h.
#pragma once

#include <string>
#include <vector>

#include "core/rules/message.h"

namespace mindport::server::words {

using rules::MessageText;

// clang-format off
inline constexpr MessageText imported_here{"`{0}` is imported here", "`{0}` 在此处导入"};
inline constexpr MessageText suggested_fix{"{0} (suggested: look at it)", "{0}（建议，请检查）"};
inline constexpr MessageText ignore_here{"Ignore {0} in this line", "在此行忽略 {0}"};
inline constexpr MessageText fix_rule{"Fix all {0} ({1}) in this file", "修复此文件中所有 {0}（{1}）"};
inline constexpr MessageText fix_all{"Convert all that is safe to MindSpore", "将所有可安全转换的代码转换为 MindSpore"};
inline constexpr MessageText convert_selection{"Convert the selection to MindSpore", "将所选代码转换为 MindSpore"};
inline constexpr MessageText convert_function{"Convert the function `{0}` to MindSpore", "将函数 `{0}` 转换为 MindSpore"};
inline constexpr MessageText convert_class{"Convert the class `{0}` to MindSpore", "将类 `{0}` 转换为 MindSpore"};
inline constexpr MessageText convert_file{"Convert this file to MindSpore", "将此文件转换为 MindSpore"};
// clang-format on

inline std::string say(rules::Language language, const MessageText& text,
                       std::vector<std::string> args = {}) {
    return rules::format({&text, std::move(args)}, language);
}

}  // namespace mindport::server::words
