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
inline constexpr MessageText remove_import{"Remove the unused import", "删除未使用的导入"};
inline constexpr MessageText ignore_here{"Ignore {0} in this line", "在此行忽略 {0}"};
inline constexpr MessageText fix_rule{"Fix all {0} ({1}) in this file", "修复此文件中所有 {0}（{1}）"};
inline constexpr MessageText fix_all{"Convert all that is safe to MindSpore", "将所有可安全转换的代码转换为 MindSpore"};
inline constexpr MessageText convert_selection{"Convert the selection to MindSpore", "将所选代码转换为 MindSpore"};
inline constexpr MessageText convert_function{"Convert the function `{0}` to MindSpore", "将函数 `{0}` 转换为 MindSpore"};
inline constexpr MessageText convert_class{"Convert the class `{0}` to MindSpore", "将类 `{0}` 转换为 MindSpore"};
inline constexpr MessageText convert_file{"Convert this file to MindSpore", "将此文件转换为 MindSpore"};
inline constexpr MessageText status_same{"Renamed; every call that PyTorch accepts is right.", "仅名称不同，PyTorch 接受的调用均可直接使用。"};
inline constexpr MessageText status_adapt{"Renamed, and arguments change.", "名称不同，参数也需要调整。"};
inline constexpr MessageText status_partial{"Converted in part; the rest is reported.", "部分可转换，其余会被报告。"};
inline constexpr MessageText status_drop{"Has no effect on MindSpore, and is removed.", "在 MindSpore 中没有作用，将被删除。"};
inline constexpr MessageText status_manual{"A person has to decide.", "需要人工处理。"};
inline constexpr MessageText status_none{"Has no counterpart.", "没有对应接口。"};
inline constexpr MessageText written_as{"Written as `{0}`.", "改写为 `{0}`。"};
inline constexpr MessageText no_mapping{"The catalogue has no mapping for it: look for a counterpart by hand, or add one to [mappings] in mindport.toml.", "目录中没有它的映射：请人工查找对应接口，或在 mindport.toml 的 [mappings] 中添加。"};
inline constexpr MessageText comes_from{"Comes from {0}.", "对应 {0}。"};
inline constexpr MessageText remark_renamed{"renamed", "重命名"};
inline constexpr MessageText remark_by_position{"by position", "按位置传入"};
inline constexpr MessageText remark_removed{"no effect: removed", "没有作用，将被删除"};
inline constexpr MessageText remark_removed_if_inert{"removed where it has no effect, else reported", "没有作用时删除，否则会被报告"};
inline constexpr MessageText remark_in_form{"goes into the form above", "写入上述形式"};
inline constexpr MessageText remark_default_differs{"the default differs", "默认值不同"};
inline constexpr MessageText remark_unsupported{"not supported: such calls are reported", "不支持，此类调用会被报告"};
inline constexpr MessageText remark_no_counterpart{"no counterpart: such calls are reported", "没有对应参数，此类调用会被报告"};
inline constexpr MessageText remark_filled{"written where the call gives none", "调用未给出时写入"};
inline constexpr MessageText argument_header{"| argument | becomes | |", "| 参数 | 对应 | |"};
inline constexpr MessageText lens{"{0} convertible, {1} by hand · convert", "{0} 处可转换，{1} 处需人工处理 · 转换"};
inline constexpr MessageText counterpart{"MindSpore's `{0}`", "MindSpore 中的 `{0}`"};
inline constexpr MessageText open_page{"Open the page of `{0}`", "打开 `{0}` 的页面"};
inline constexpr MessageText convert_to{"Convert to MindSpore", "转换为 MindSpore"};
inline constexpr MessageText converting{"Converting to MindSpore", "正在转换为 MindSpore"};
inline constexpr MessageText checking{"Checking", "正在检查"};
inline constexpr MessageText converted{"{0} of {1} files changed; {2} places are left to you", "{1} 个文件中有 {0} 个已更改；还有 {2} 处需人工处理"};
inline constexpr MessageText is_not_open{"the document is not open: {0}", "文档未打开：{0}"};
inline constexpr MessageText has_changed{"the document has changed", "文档已更改"};
inline constexpr MessageText finding_is_gone{"there is no such finding any more", "此诊断已不存在"};
inline constexpr MessageText takes_no_edits{"the editor takes no edits", "编辑器不接受修改"};
inline constexpr MessageText setting_wrong{"setting mindport.{0} is to be {1}", "设置 mindport.{0} 应为 {1}"};
inline constexpr MessageText changed_meanwhile{"it has been changed meanwhile", "文件在此期间被修改"};
inline constexpr MessageText taken_back{"{0} files are as they were before the conversion", "{0} 个文件已恢复到转换之前"};
inline constexpr MessageText nothing_to_take_back{"there is no conversion to take back", "没有可撤销的转换"};
inline constexpr MessageText not_shown{"{0} more findings from here on are not shown", "此后还有 {0} 处未显示"};
// clang-format on

inline std::string say(rules::Language language, const MessageText& text,
                       std::vector<std::string> args = {}) {
    return rules::format({&text, std::move(args)}, language);
}

}  // namespace mindport::server::words
