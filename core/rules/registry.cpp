// The rules, in the order in which references are offered to them. To add one: write its file, and
// add its line here.
#include <algorithm>
#include <array>

#include "core/rules/rule.h"

namespace mindport::rules {

// clang-format off
extern const Rule api_name;
extern const Rule around_loop;
extern const Rule attention_call;
extern const Rule call_arguments;
extern const Rule changed_default;
extern const Rule cell_list;
extern const Rule construct;
extern const Rule cuda_attention;
extern const Rule device_argument;
extern const Rule device_check;
extern const Rule device_docs;
extern const Rule device_parameter;
extern const Rule device_transfer;
extern const Rule device_use;
extern const Rule doc_wording;
extern const Rule docstring_names;
extern const Rule dynamic_code;
extern const Rule dynamic_import;
extern const Rule dynamic_name;
extern const Rule encoding_array;
extern const Rule example_code;
extern const Rule forward_use;
extern const Rule import_in_construct;
extern const Rule inplace_reshape;
extern const Rule gone_definition;
extern const Rule gone_parameter;
extern const Rule gradient_checkpoint;
extern const Rule library_import;
extern const Rule lines_after_imports;
extern const Rule manual_attention;
extern const Rule one_line;
extern const Rule optional_dependency;
extern const Rule mixed_precision;
extern const Rule model_output;
extern const Rule module_member;
extern const Rule named_result;
extern const Rule network_scale;
extern const Rule no_effect;
extern const Rule no_grad;
extern const Rule renamed_value;
extern const Rule seeded_generator;
extern const Rule set_device;
extern const Rule known_condition;
extern const Rule library_import;
extern const Rule manual_attention;
extern const Rule mindspore_call;
extern const Rule mindspore_name;
extern const Rule module_member;
extern const Rule named_result;
extern const Rule optional_dependency;
extern const Rule owner_first;
extern const Rule package_table;
extern const Rule partial_api;
extern const Rule port_function;
extern const Rule port_notice;
extern const Rule parameter_name;
extern const Rule port_convention;
extern const Rule source_import;
extern const Rule torch_package;
extern const Rule syntax_error;
extern const Rule tensor_constructor;
extern const Rule tensor_member;
extern const Rule object_member;
extern const Rule tensor_operator;
extern const Rule tensor_property;
extern const Rule training_mode;
extern const Rule unmapped_api;

namespace {

constexpr std::array registered{
    &attention_call,
    &manual_attention,
    &cuda_attention,
    &dynamic_import,
    &dynamic_name,
    &dynamic_code,
    &mindspore_name,
    &mindspore_call,
    &port_notice,
    &doc_wording,
    &syntax_error,
    &no_grad,
    &no_effect,
    &device_check,
    &mixed_precision,
    &library_import,
    &encoding_array,
    &seeded_generator,
    &tensor_constructor,
    &forward_use,
    &api_name,
    &source_import,
    &torch_package,
    &docstring_names,
    &construct,
    &module_member,
    &device_transfer,
    &device_use,
    &gradient_checkpoint,
    &set_device,
    &cell_list,
    &import_in_construct,
    &training_mode,
    &parameter_name,
    &tensor_member,
    &optional_dependency,
    &known_condition,
    &package_table,
    &tensor_property,
    &object_member,
    &tensor_operator,
    &named_result,
    &inplace_reshape,
    &port_convention,
    &around_loop,
    &network_scale,
    &lines_after_imports,
    &one_line,
    &renamed_value,
    &device_argument,
    &device_parameter,
    &device_docs,
    &gone_parameter,
    &gone_definition,
    &changed_default,
    &port_function,
    &owner_first,
    &model_output,
    &call_arguments,
    &partial_api,
    &example_code,
    &unmapped_api,
};
// clang-format on

}  // namespace

std::span<const Rule* const> all_rules() { return registered; }

const Rule* find_rule(std::string_view code_or_name) {
    const auto found = std::find_if(registered.begin(), registered.end(), [&](const Rule* rule) {
        return rule->code == code_or_name || rule->name == code_or_name;
    });
    return found == registered.end() ? nullptr : *found;
}

}  // namespace mindport::rules
