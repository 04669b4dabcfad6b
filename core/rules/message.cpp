#include "core/rules/message.h"

namespace mindport::rules {

std::string format(const Message& message, Language language) {
    const std::string_view text =
        language == Language::chinese ? message.text->chinese : message.text->english;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
        if (!placeholder) {
            out += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[i + 1] - '0');
        if (index < message.args.size()) {
            out += message.args[index];
        }
        i += 2;
    }
    while (out.ends_with(' ')) {  // an empty last argument
        out.pop_back();
    }
    return out;
}

}  // namespace mindport::rules
