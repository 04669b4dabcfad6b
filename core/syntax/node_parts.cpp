#include "core/syntax/node_parts.h"

namespace mindport::syntax {

Node undecorated(Node statement) {
    return statement.is(NodeKind::decorated_definition) ? statement.child(Field::definition)
                                                        : statement;
}

std::string_view last_name(Node expression) {
    return expression.is(NodeKind::attribute) ? expression.child(Field::attribute).text()
                                              : expression.text();
}

Node parameter_target(Node parameter) {
    switch (parameter.kind()) {
        case NodeKind::default_parameter:
        case NodeKind::typed_default_parameter:
            return parameter.child(Field::name);
        case NodeKind::typed_parameter:
            return parameter.first_child();
        default:
            return parameter;
    }
}

}  // namespace mindport::syntax
