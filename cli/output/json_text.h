// Writes a large JSON text piece by piece: each item of the long lists is built, written and let
// go, one per line.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace mindport::cli {

// One line; text that is not UTF-8 (a file's name may be anything) gets replacement characters.
inline std::string json_line(const nlohmann::ordered_json& value) {
    return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

class JsonText {
   public:
    // `bracket` is "{" or "[".
    void open(std::string_view bracket) {
        text_ += bracket;
        first_ = true;
    }
    void open_field(std::string_view name, std::string_view bracket) {
        begin_entry();
        text_ += json_line(name) + ": ";
        open(bracket);
    }
    void open_item(std::string_view bracket) {
        begin_entry();
        open(bracket);
    }
    void close(std::string_view bracket) {
        text_ += first_ ? "" : "\n";
        text_ += bracket;
        first_ = false;
    }
    void field(std::string_view name, const nlohmann::ordered_json& value) {
        begin_entry();
        text_ += json_line(name) + ": " + json_line(value);
    }
    void item(const nlohmann::ordered_json& value) {
        begin_entry();
        text_ += json_line(value);
    }

    std::string take() {
        text_ += "\n";
        return std::move(text_);
    }

   private:
    void begin_entry() {
        text_ += first_ ? "\n" : ",\n";
        first_ = false;
    }

    std::string text_;
    bool first_ = true;
};

}  // namespace mindport::cli
