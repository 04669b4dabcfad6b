#include "core/rules/tensor_class.h"

#include <algorithm>

namespace mindport::rules {
namespace {

// Text that quotes parts of the source.
struct Quoting {
    text::Edit edit;
    Quoting& operator<<(std::string_view text) {
        edit.text += text;
        return *this;
    }
    Quoting& operator<<(Node node) {
        edit.slots.push_back({static_cast<std::uint32_t>(edit.text.size()), node.range()});
        return *this;
    }
};

struct ClassTest {
    Node call;
    Node subject;
    std::vector<Node> others;  // classes that are none of torch's tensors
    std::vector<Node> typed;   // torch.LongTensor and the like
    std::vector<std::string_view> dtypes;
    bool any_tensor = false;  // torch.Tensor is among them
};

// `isinstance(subject, classes)` around a class; without a call where it is no such test.
ClassTest test_around(Node type, const Context& context) {
    ClassTest test;
    const Node holder = type.parent().is(NodeKind::tuple) ? type.parent() : type;
    const Node list = holder.parent();
    const Node call = list.parent();
    test.subject = list.first_child();
    if (!list.is(NodeKind::argument_list) || call.child(Field::function).text() != "isinstance" ||
        !(test.subject.next_sibling() == holder)) {
        return {};
    }
    std::vector<Node> classes{type};
    if (holder.is(NodeKind::tuple)) {
        classes.clear();
        for (const Node element : holder.children()) {
            classes.push_back(element);
        }
    }
    for (const Node element : classes) {
        const std::string_view qualified = context.qualified(element);
        const std::string_view dtype = dtype_of_class(qualified);
        test.any_tensor = test.any_tensor || qualified.ends_with(".Tensor");
        if (dtype.empty()) {
            test.others.push_back(element);
        } else {
            test.typed.push_back(element);
            test.dtypes.push_back(dtype);
        }
    }
    test.call = call;
    return test;
}

bool is_plain_name(Node expression) {
    while (expression.is(NodeKind::attribute)) {
        expression = expression.child(Field::object);
    }
    return expression.is(NodeKind::identifier);
}

// Whether `… or …` / `… and …` can stand where the call does without parentheses.
bool stands_alone(Node call, std::string_view own_operator) {
    const Node parent = call.parent();
    if (parent.is(NodeKind::boolean_operator)) {
        return parent.child(Field::operator_).text() == own_operator;
    }
    return !parent.is_any(NodeKind::not_operator, NodeKind::comparison_operator,
                          NodeKind::binary_operator, NodeKind::unary_operator, NodeKind::await,
                          NodeKind::attribute, NodeKind::subscript, NodeKind::list_splat,
                          NodeKind::conditional_expression);
}

void write_test(const ClassTest& test, Quoting& out, FixBuilder& fix) {
    const bool mixed = !test.others.empty();
    const bool bare = stands_alone(test.call, mixed ? "or" : "and");
    out << (bare ? "" : "(");
    if (mixed) {
        const bool many = test.others.size() > 1;
        out << "isinstance(" << test.subject << ", " << (many ? "(" : "");
        for (std::size_t i = 0; i < test.others.size(); ++i) {
            out << (i == 0 ? "" : ", ") << test.others[i];
        }
        out << (many ? ")" : "") << ") or (";
    }
    out << "isinstance(" << test.subject << ", " << fix.name("mindspore.Tensor") << ") and "
        << test.subject << ".dtype ";
    if (test.dtypes.size() == 1) {
        out << "== " << fix.name(test.dtypes[0]);
    } else {
        out << "in [";
        for (std::size_t i = 0; i < test.dtypes.size(); ++i) {
            out << (i == 0 ? "" : ", ") << fix.name(test.dtypes[i]);
        }
        out << "]";
    }
    out << (mixed ? ")" : "") << (bare ? "" : ")");
}

}  // namespace

std::string_view dtype_of_class(std::string_view qualified) {
    struct Row {
        std::string_view type;
        std::string_view dtype;
    };
    static constexpr Row rows[] = {
        {"Tensor", "mindspore.float32"},          {"FloatTensor", "mindspore.float32"},
        {"DoubleTensor", "mindspore.float64"},    {"HalfTensor", "mindspore.float16"},
        {"BFloat16Tensor", "mindspore.bfloat16"}, {"ByteTensor", "mindspore.uint8"},
        {"CharTensor", "mindspore.int8"},         {"ShortTensor", "mindspore.int16"},
        {"IntTensor", "mindspore.int32"},         {"LongTensor", "mindspore.int64"},
        {"BoolTensor", "mindspore.bool_"},
    };
    const auto [prefix, last] = names::split_last(qualified);
    if (prefix != "torch" && prefix != "torch.cuda") {
        return {};
    }
    for (const Row& row : rows) {
        if (row.type == last) {
            return row.dtype;
        }
    }
    return {};
}

bool on_class_test(const ApiUse& use, Context& context) {
    const ClassTest test = test_around(use.node, context);
    if (!test.call || test.any_tensor || test.typed.empty()) {
        return false;  // beside torch.Tensor the others say nothing more
    }
    if (!(test.typed.front() == use.node)) {
        return true;
    }
    Finding finding = finding_for(*use.mapping, test.call.range());
    finding.message = {&messages::tensor_class_test, {finding.api}};
    if (is_plain_name(test.subject) && !has_comment(test.call)) {
        FixBuilder fix(context, {&messages::write_instead, {"isinstance(…, Tensor) and ….dtype"}});
        Quoting out{{test.call.range(), {}, {}}};
        write_test(test, out, fix);
        fix.edit(std::move(out.edit));
        finding.fixes.push_back(fix.build());
    } else {
        finding.severity = Severity::warning;
    }
    context.report(std::move(finding));
    return true;
}

}  // namespace mindport::rules
