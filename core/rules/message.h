// A sentence with its arguments, turned into text only when somebody wants to read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::rules {

enum class Language : std::uint8_t { english, chinese };

struct MessageText {
    std::string_view english;  // {0}, {1}, … stand for the arguments
    std::string_view chinese;
};

struct Message {
    const MessageText* text = nullptr;  // an entry of messages.h
    std::vector<std::string> args = {};
};

std::string format(const Message& message, Language language = Language::english);

}  // namespace mindport::rules
