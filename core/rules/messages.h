// Every sentence that the engine shows to a person, in each language: one table for translators.
#pragma once

#include "core/rules/message.h"

namespace mindport::rules::messages {

// clang-format off

// MP001 syntax-error
inline constexpr MessageText syntax_error{"this is no valid Python, and is left to you", "此处不是有效的 Python 代码，需要人工处理"};
// MP101 api
inline constexpr MessageText api_converts{"`{0}` is `{1}` in MindSpore", "`{0}` 在 MindSpore 中是 `{1}`"};
inline constexpr MessageText api_may_convert{"`{0}` is `{1}` in MindSpore: see whether that takes what is given here", "`{0}` 在 MindSpore 中对应 `{1}`：请确认它接受此处给出的参数"};
inline constexpr MessageText replace_with{"Replace with `{0}`", "替换为 `{0}`"};
// MP102 import
inline constexpr MessageText torch_package{"`{0}` does not work with MindSpore. {1}", "`{0}` 不支持 MindSpore。{1}"};
inline constexpr MessageText import_unused{"`{0}` is imported but nothing uses it", "已导入 `{0}`，但没有使用"};
inline constexpr MessageText import_used{"`{0}` is imported for {1} use(s); it goes with the last of them", "导入的 `{0}` 有 {1} 处使用；全部转换后将删除此导入"};
inline constexpr MessageText call_without_effect{"`{0}` has no effect in MindSpore", "`{0}` 在 MindSpore 中没有作用"};
// MP106 docstring-names
inline constexpr MessageText doc_name{"the text says `{0}`, which is `{1}` in MindSpore", "文中的 `{0}` 在 MindSpore 中是 `{1}`"};
// MP104 library-import
inline constexpr MessageText library_lacks{"`{0}` is not in mindone {1} yet", "mindone {1} 尚无 `{0}`"};
inline constexpr MessageText library_has_later{"`{0}` is not in mindone {1} yet: it came with {2}", "mindone {1} 尚无 `{0}`：它始于 {2}"};
inline constexpr MessageText library_name_moves{"`{0}` comes from `{1}` in a port", "移植后 `{0}` 来自 `{1}`"};
inline constexpr MessageText adapt_arguments{"Adapt the arguments to `{0}`", "按 `{0}` 调整参数"};
// MP720 port-convention
inline constexpr MessageText port_convention{"a port treats `{0}` otherwise. {1}", "移植时 `{0}` 的处理有所不同。{1}"};
// MP721 around-loop
inline constexpr MessageText loop_needs_lines{"a port handles what `{0}` holds before and after this loop", "移植时 `{0}` 的内容需在此循环前后处理"};
inline constexpr MessageText add_around_loop{"Add the lines around the loop", "在循环前后添加代码"};

// MP722 lines-after-imports
inline constexpr MessageText lines_after_imports{"ports have one blank line after the imports here", "移植代码在此处的导入之后只有一个空行"};
inline constexpr MessageText remove_blank_line{"Remove the blank line", "删除空行"};
// MP724 one-line
inline constexpr MessageText fits_on_line{"this fits on one line of {0} columns", "此语句可写在一行（{0} 列）内"};
inline constexpr MessageText join_lines{"Write it on one line", "写在一行"};
// MP702 optional-dependency, MP703 known-condition
inline constexpr MessageText dependency_present{"a port has what `{0}` asks for", "移植后 `{0}` 总是成立"};
inline constexpr MessageText dependency_absent{"a port never has what `{0}` asks for", "移植后 `{0}` 不成立"};
inline constexpr MessageText condition_known{"`{0}` is {1} in a port", "移植后 `{0}` 为 {1}"};
inline constexpr MessageText keep_live_branch{"Keep only the branch that is taken", "只保留会执行的分支"};
// MP704 package-table
inline constexpr MessageText table_filled_later{"`{0}` is filled in several statements", "`{0}` 由多条语句填充"};
inline constexpr MessageText gather_table{"Write the entries into the table", "将条目写入表中"};
// MP201 construct
inline constexpr MessageText forward_defined{"a Cell's `forward` is called `construct`", "Cell 的 `forward` 方法名为 `construct`"};
inline constexpr MessageText forward_of_unknown{"the bases of `{0}` are not known here: if it is a module, `forward` is to be `construct`", "无法确定 `{0}` 的基类：如果它是模块，`forward` 应改为 `construct`"};
inline constexpr MessageText rename_to{"Rename to `{0}`", "重命名为 `{0}`"};
// MP202 forward-use
inline constexpr MessageText forward_used{"`forward` of a module is `construct` in MindSpore", "模块的 `forward` 在 MindSpore 中是 `construct`"};
// MP103 tensor-constructor
inline constexpr MessageText tensor_sizes{"this call of `{0}` may make a tensor of a size, not of data: decide which, and use mint.zeros or mindspore.tensor", "对 `{0}` 的此调用可能按形状创建张量而不是使用数据：请确认后改用 mint.zeros 或 mindspore.tensor"};
inline constexpr MessageText tensor_class_test{"MindSpore has one tensor class, so `{0}` is a test of the dtype", "MindSpore 只有一个张量类，`{0}` 应改为判断 dtype"};
inline constexpr MessageText write_instead{"Write `{0}`", "改写为 `{0}`"};
inline constexpr MessageText type_cast{"a tensor's `type` casts by `to` in MindSpore", "张量的 `type` 转换在 MindSpore 中用 `to`"};
// MP303 named-result
inline constexpr MessageText named_result{"the result is a plain tuple in MindSpore: `.{0}` is `{1}`", "MindSpore 返回普通元组：`.{0}` 应改为 `{1}`"};
// MP304 inplace-reshape
inline constexpr MessageText inplace_reshape{"a MindSpore tensor cannot change its own shape by `{0}`", "MindSpore 张量不能通过 `{0}` 改变自身形状"};
inline constexpr MessageText assign_result{"Assign the result", "改为赋值"};
// MP203 module-method
inline constexpr MessageText write_loop{"Write a loop over the parameters", "改写为对参数的循环"};
// MP204 cell-list
inline constexpr MessageText list_filled_later{"cells that are appended to `{0}` later lack its name in those of their parameters: fill a list first, and make a CellList of it", "之后追加到 `{0}` 的 Cell，其参数名缺少该前缀：请先填充列表，再用它创建 CellList"};
inline constexpr MessageText fill_list_first{"Fill a list first", "先填充列表"};
inline constexpr MessageText list_holds_none{"a CellList cannot hold None: leave it out, and adapt the code that goes through the list", "CellList 不能包含 None：请去掉它，并调整遍历该列表的代码"};
// MP206 import-in-construct
inline constexpr MessageText import_in_construct{"a graph cannot import: let `__init__` import `{0}` for `{1}`", "图中不能导入：请在 `__init__` 中导入 `{1}` 所用的 `{0}`"};
inline constexpr MessageText import_in_init{"Import it in `__init__`", "在 `__init__` 中导入"};
// MP205 parameter-name
inline constexpr MessageText parameter_without_name{"this parameter has no name of its own; it will be `{0}`", "此参数没有自己的名称，将命名为 `{0}`"};
inline constexpr MessageText name_parameter{"Name it `{0}`", "命名为 `{0}`"};
// Arguments of a call whose function has a counterpart
inline constexpr MessageText argument_unsupported{"`{1}` of `{0}` has no counterpart in `{2}`. {3}", "`{2}` 没有与 `{0}` 的 `{1}` 对应的参数。{3}"};
inline constexpr MessageText argument_missing{"`{2}` needs `{1}`, which this call of `{0}` does not give. {3}", "`{2}` 需要参数 `{1}`，而对 `{0}` 的此调用没有提供。{3}"};
inline constexpr MessageText call_not_matched{"this call of `{0}` fits no form that can be converted to `{1}`. {2}", "对 `{0}` 的此调用无法转换为 `{1}`。{2}"};
inline constexpr MessageText comment_in_call{"a comment stands in the way of converting this call of `{0}` to `{1}`", "注释妨碍将对 `{0}` 的此调用转换为 `{1}`"};
// MP601 attention-call
inline constexpr MessageText attention_call{"mindone's scaled_dot_product_attention runs on Ascend only, and computes float32 in float16", "mindone 的 scaled_dot_product_attention 仅支持 Ascend，float32 输入以 float16 计算"};
inline constexpr MessageText attention_with_mask{"mindone's scaled_dot_product_attention runs on Ascend only, computes float32 in float16, takes the first head's mask for all heads, and a float mask for a mask: as a bias it would be lost", "mindone 的 scaled_dot_product_attention 仅支持 Ascend，float32 输入以 float16 计算；所有注意力头共用第一个头的掩码，浮点掩码被当作布尔掩码，加性偏置会丢失"};
inline constexpr MessageText attention_causal{"mindone's scaled_dot_product_attention ignores `is_causal`: give a mask, such as mint.ones((1, 1, L, S), dtype=ms.bool_).tril()", "mindone 的 scaled_dot_product_attention 忽略 `is_causal`：请传入掩码，例如 mint.ones((1, 1, L, S), dtype=ms.bool_).tril()"};
inline constexpr MessageText attention_groups{"mindone's scaled_dot_product_attention has no effect for `enable_gqa`: repeat the heads of key and value, with repeat_interleave", "mindone 的 scaled_dot_product_attention 不支持 `enable_gqa`：请用 repeat_interleave 重复 key 和 value 的头"};
// MP602 manual-attention
inline constexpr MessageText manual_attention{"attention by hand: the scores in line {0}, their softmax in line {1}, the product with the values in line {2}. Fused attention may be faster; see MP602", "手写的注意力：第 {0} 行计算分数，第 {1} 行为 softmax，第 {2} 行与 value 相乘。融合算子可能更快，参见 MP602"};
// MP603 cuda-attention
inline constexpr MessageText cuda_attention{"`{0}` is for CUDA: use fused attention of MindSpore or mindone.diffusers, or plain mint operators", "`{0}` 仅支持 CUDA：请改用 MindSpore 或 mindone.diffusers 的融合注意力，或普通 mint 算子"};
// MP801 dynamic-import
inline constexpr MessageText module_in_string{"`{0}` is imported by a string, which is not converted", "`{0}` 通过字符串导入，不会被转换"};
inline constexpr MessageText module_at_run_time{"the module in `{0}` is only known at run time: make sure that it is MindSpore's", "`{0}` 所指的模块在运行时才能确定：请确认它属于 MindSpore"};
// MP802 dynamic-name
inline constexpr MessageText name_in_string{"`{0}` is looked up by a string, and has no counterpart that could replace it. {1}", "`{0}` 通过字符串查找，且没有可替换的对应接口。{1}"};
inline constexpr MessageText name_at_run_time{"`{1}` on `{0}`: the name is only known at run time", "对 `{0}` 使用 `{1}`：名称在运行时才能确定"};
inline constexpr MessageText always_has{"the test always holds: `{0}` is `{1}` in MindSpore", "此判断恒成立：`{0}` 在 MindSpore 中是 `{1}`"};
inline constexpr MessageText drop_test{"Drop the test", "删除此判断"};
// MP803 dynamic-code
inline constexpr MessageText code_in_string{"`{0}` of a string: what it holds is not looked into", "对字符串使用 `{0}`：不会检查其内容"};
// MP501 device-transfer
inline constexpr MessageText device_transfer{"everything is on the device that `mindspore.set_device` chose: `{0}` goes", "所有数据都在 `mindspore.set_device` 选定的设备上：`{0}` 可以删除"};
inline constexpr MessageText remove_device{"Remove the device", "删除设备"};
// MP504 no-grad, MP506 no-effect
inline constexpr MessageText no_grad{"`{0}` has no effect in MindSpore: gradients are recorded only inside `value_and_grad`", "`{0}` 在 MindSpore 中没有作用：只有 `value_and_grad` 内部才记录梯度"};
inline constexpr MessageText no_grad_in_training{"`{0}` has no effect in MindSpore; if this code is differentiated, cut the gradient with `ops.stop_gradient`", "`{0}` 在 MindSpore 中没有作用；如果此代码参与求导，请用 `ops.stop_gradient` 截断梯度"};
inline constexpr MessageText remove_without_effect{"Remove `{0}`", "删除 `{0}`"};
// MP505 device-check, MP507 gradient-checkpoint, MP509 set-device
inline constexpr MessageText device_check{"`{0}` asks for a kind of device: on Ascend, keep what is done for an accelerator and drop the test", "`{0}` 判断设备类型：在 Ascend 上请保留加速器分支并删除判断"};
inline constexpr MessageText gradient_checkpoint{"gradient checkpointing is `Cell.recompute()` in MindSpore, set once on a layer: only the other branch is needed", "MindSpore 用 `Cell.recompute()` 在层上设置重计算：只需要另一个分支"};
inline constexpr MessageText set_device{"a MindSpore program chooses its device once: `mindspore.set_device(\"Ascend\")`", "MindSpore 程序只需设置一次设备：`mindspore.set_device(\"Ascend\")`"};
inline constexpr MessageText add_set_device{"Choose the device", "设置设备"};
// MP710 device-argument, MP711 device-parameter, MP712 device-docs
inline constexpr MessageText device_argument{"a port passes no device to `{0}`", "移植后不向 `{0}` 传递设备"};
inline constexpr MessageText device_parameter{"a port has no parameter `device`", "移植后没有 `device` 参数"};
inline constexpr MessageText device_parameter_used{"callers no longer give `device`, but something still uses it: decide what it stands for, and remove the parameter", "调用方不再传递 `device`，但仍有代码使用它：请决定如何处理，并删除该参数"};
inline constexpr MessageText device_parameter_needed{"callers go on giving `device`, since this function or another one of its name still uses it: decide what it stands for", "调用方仍传递 `device`，因为此函数或同名函数仍在使用它：请决定如何处理"};
inline constexpr MessageText device_parameter_untraced{"`device` stays, since not all calls of this function can be followed: it is called with `*arguments`, or handed on as a value", "保留 `device`，因为无法跟踪此函数的所有调用：它以 `*arguments` 调用，或作为值传递"};
inline constexpr MessageText device_variable{"nothing uses the device in `{0}` any more", "`{0}` 中的设备不再被使用"};
inline constexpr MessageText parameter_docs{"the documentation describes a parameter `{0}` that is gone", "文档描述了已删除的 `{0}` 参数"};
// MP713 gone-parameter
inline constexpr MessageText gone_parameter{"a port has no `{0}`", "移植后没有 `{0}`"};
inline constexpr MessageText gone_parameter_used{"callers no longer give `{0}`, but something still uses it: decide what it stands for, and remove it", "调用方不再传递 `{0}`，但仍有代码使用它：请决定如何处理，并删除它"};
// MP714 gone-definition
inline constexpr MessageText gone_definition{"a port has no `{0}`: {1}", "移植后没有 `{0}`：{1}"};
// MP731 changed-default
inline constexpr MessageText changed_default{"a port gives `{0}` the default {1}", "移植后 `{0}` 的默认值为 {1}"};
// MP732 port-function
inline constexpr MessageText port_function{"a port writes `{0}` otherwise", "移植后 `{0}` 的写法不同"};
inline constexpr MessageText write_as_port{"Write it as ports do", "按移植方式改写"};
// MP733 owner-first
inline constexpr MessageText owner_first{"`{0}` of a port takes the object first that makes its argument, and the first item of what that gives", "移植后的 `{0}` 先接收生成参数的对象，再接收其结果的第一项"};
inline constexpr MessageText distribution_of_owner{"the distribution belongs to the model in a port: `diag_gauss_dist`", "移植后分布属于模型：`diag_gauss_dist`"};
// MP734 model-output
inline constexpr MessageText model_output{"models of mindone give a tuple: `.{0}` is `{1}`", "mindone 的模型返回元组：`.{0}` 为 `{1}`"};
// MP701 port-notice
inline constexpr MessageText says_no_origin{"the file does not say that it is a port", "文件未说明它是移植而来"};
inline constexpr MessageText say_origin{"Say where the file comes from", "说明文件的来源"};
// MP771 doc-wording
inline constexpr MessageText words_of_torch{"the text says \"{0}\", a port says \"{1}\"", "文中为“{0}”，移植后为“{1}”"};
inline constexpr MessageText renamed{"a port says `{1}` for `{0}`", "移植后用 `{1}` 代替 `{0}`"};
// MP735 seeded-generator
inline constexpr MessageText seeded_generator{"mindone draws random numbers with NumPy, whose generators are seeded when they are made", "mindone 使用 NumPy 生成随机数，其生成器在创建时设定种子"};
inline constexpr MessageText seeded_later{"NumPy's generators cannot be seeded again: make another one", "NumPy 的生成器不能重新设定种子：请创建新的生成器"};
// MP723 network-scale
inline constexpr MessageText network_scale{"a port's network takes no `scale`: its LoRA layers are weighed before it is called", "移植后的网络不接受 `scale`：应在调用前设置 LoRA 层的权重"};
inline constexpr MessageText refuse_scale{"Refuse it", "拒绝该参数"};
// MP730 encoding-array
inline constexpr MessageText encoding_np{"a port asks for NumPy arrays", "移植后请求 NumPy 数组"};
inline constexpr MessageText encoding_unclear{"a port asks for NumPy arrays: \"{0}\", and wraps them in `ms.tensor(…)` where a network takes them", "移植后请求 NumPy 数组：“{0}”，并在传入网络时用 `ms.tensor(…)` 包装"};
inline constexpr MessageText encoding_to_tensor{"`{0}` is a NumPy array in a port, and a tensor is needed here", "移植后 `{0}` 是 NumPy 数组，而此处需要张量"};
inline constexpr MessageText make_tensor{"Make a tensor of it", "转换为张量"};
inline constexpr MessageText arrays_compared{"both are NumPy arrays in a port", "移植后两者都是 NumPy 数组"};
// MP904 unknown-mindspore-name
inline constexpr MessageText mindspore_unknown{"MindSpore {2} has no `{0}`. {1}", "MindSpore {2} 没有 `{0}`。{1}"};
inline constexpr MessageText mindspore_nearest{"MindSpore {2} has no `{0}`: did you mean `{1}`?", "MindSpore {2} 没有 `{0}`：是否指 `{1}`？"};
inline constexpr MessageText mindspore_version{"`{0}` needs MindSpore {1}, the target is {2}", "`{0}` 需要 MindSpore {1}，而目标版本为 {2}"};
// MP905 mindspore-call
inline constexpr MessageText mindspore_keyword{"`{0}` of MindSpore takes no argument `{1}`", "MindSpore 的 `{0}` 没有参数 `{1}`"};
inline constexpr MessageText mindspore_arguments{"`{0}` of MindSpore does not take these arguments: its form is ({1})", "MindSpore 的 `{0}` 不接受这些参数：其形式为 ({1})"};
// MP770 example-code
inline constexpr MessageText example_is_torch{"this example is for PyTorch", "此示例针对 PyTorch"};
inline constexpr MessageText port_example{"Port the example", "迁移此示例"};
// MP901 unmapped
inline constexpr MessageText api_unmapped{"`{0}` has no counterpart in MindSpore. {1}", "`{0}` 在 MindSpore 中没有对应接口。{1}"};
inline constexpr MessageText api_manual{"`{0}` needs a decision of yours. {1}", "`{0}` 需要人工处理。{1}"};
inline constexpr MessageText api_unknown{"`{0}` is not in the catalogue: look for a counterpart by hand, or add a mapping", "目录中没有 `{0}`：请人工查找对应接口，或添加映射"};
// MP902 partial-api
inline constexpr MessageText api_partial{"`{0}` is only partly covered by `{1}`. {2}", "`{1}` 只部分支持 `{0}`。{2}"};
inline constexpr MessageText api_differs{"`{0}` becomes `{1}`, which does otherwise with this call. {2}", "`{0}` 转换为 `{1}`，但此调用的行为不同。{2}"};
inline constexpr MessageText inplace_lost{"`inplace` has no counterpart in `{1}`: the input of `{0}` keeps its values", "`{1}` 没有 `inplace`：`{0}` 的输入保持不变"};
// MP305 tensor-operator
inline constexpr MessageText operator_of_integers{"`{0}` does otherwise with integer tensors in MindSpore, or raises", "MindSpore 的 `{0}` 对整数张量的行为不同，或会报错"};
inline constexpr MessageText operator_promotes{"a tensor without dimensions raises the dtype of the result in MindSpore, and not in PyTorch: cast it if one of these has none (one is {0})", "零维张量在 MindSpore 中会提升结果的数据类型，在 PyTorch 中不会：如其中之一为零维张量，请先转换（其一为 {0}）"};
inline constexpr MessageText operator_in_place{"on CPU `{0}` makes a new tensor: what shares it does not see the change", "在 CPU 上 `{0}` 会创建新张量：共享它的对象看不到修改"};
// MP207 training-mode
inline constexpr MessageText training_mode{"`{0}` starts in evaluation mode in MindSpore: call `set_train()` where it is to be trained", "MindSpore 的 `{0}` 初始处于推理模式：如需训练请调用 `set_train()`"};

// clang-format on

}  // namespace mindport::rules::messages
