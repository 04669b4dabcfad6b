#include "cli/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "workspace/platform.h"

namespace mindport::cli {
namespace {

// The code point that starts at `at`; moves past it. Text is valid UTF-8, or nearly.
char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at++]);
    int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    char32_t code = more == 0 ? byte : byte & (0x3FU >> static_cast<unsigned>(more));
    for (; more > 0 && at < text.size(); --more) {
        code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    return code;
}

bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || c >= 0x20000;
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

}  // namespace

bool use_color(ColorChoice choice, int stream) {
    if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    if (no_color != nullptr && *no_color != '\0') return false;
    return workspace::is_terminal(stream) && (term == nullptr || std::string_view(term) != "dumb");
}

std::string Style::wrap(std::string_view code, std::string_view text) const {
    if (!colored_ || text.empty()) return std::string(text);
    std::string result = "\x1b[";
    result.append(code).append("m").append(text).append("\x1b[0m");
    return result;
}

Progress::Progress(bool shown, std::string what, std::size_t total)
    : shown_(shown && total > 1), what_(std::move(what)), total_(total) {}

Progress::~Progress() {
    if (drawn_columns_ == 0) return;
    std::fputs(("\r" + std::string(drawn_columns_, ' ') + "\r").c_str(), stderr);
    std::fflush(stderr);
}

void Progress::advance() {
    if (!shown_) return;
    const std::lock_guard lock(mutex_);
    ++done_;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(50)) return;
    last_ = now;
    draw();
}

void Progress::draw() {
    const std::string label =
        what_ + " " + with_commas(done_) + "/" + with_commas(total_) + " files ";
    const std::size_t columns = workspace::terminal_width(2).value_or(80);
    const std::size_t room = columns > label.size() + 3 ? columns - label.size() - 3 : 0;
    const std::size_t width = std::min<std::size_t>(room, 40);
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += i * total_ < done_ * width ? "━" : "─";
    std::fputs(("\r" + label + bar).c_str(), stderr);
    std::fflush(stderr);
    drawn_columns_ = label.size() + width;
}

std::string with_commas(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string counted(std::size_t number, std::string_view singular, std::string_view plural) {
    std::string text = with_commas(number) + " ";
    if (number == 1) return text.append(singular);
    return plural.empty() ? text.append(singular).append("s") : text.append(plural);
}

std::string duration(double seconds) {
    std::array<char, 32> text{};
    if (seconds < 0.1) {
        std::snprintf(text.data(), text.size(), "%.0f ms", std::ceil(seconds * 1000));
    } else {
        std::snprintf(text.data(), text.size(), "%.2f s", seconds);
    }
    return text.data();
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        width += is_wide(c) ? 2 : is_combining(c) ? 0 : 1;
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

}  // namespace mindport::cli
