#include "server/transport/framing.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace mindport::server {
namespace {

constexpr std::string_view length_name = "content-length:";
constexpr std::string_view header_end = "\r\n\r\n";
constexpr std::size_t longest_header = 4096;
constexpr std::size_t longest_body = std::size_t{1} << 30;

// Where a header with a length starts, without regard to case; npos if nowhere.
std::size_t find_length(std::string_view text) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    const auto found =
        std::search(text.begin(), text.end(), length_name.begin(), length_name.end(), same);
    return found == text.end() ? std::string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

// The number in "Content-Length: 12"; nullopt if it is none, or one that nobody means.
std::optional<std::size_t> read_length(std::string_view line) {
    line.remove_prefix(length_name.size());
    while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
    if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
    return length <= longest_body ? std::optional(length) : std::nullopt;
}

}  // namespace

std::optional<Frame> Framer::next() {
    drop_read();
    const std::string_view text = rest();
    const std::size_t end = text.substr(0, longest_header).find(header_end);
    if (end == std::string_view::npos) {
        if (text.size() < longest_header) return std::nullopt;
        return skip("a header without an end");
    }
    const std::string_view header = text.substr(0, end);
    const std::size_t start = find_length(header);
    if (start == std::string_view::npos) return skip("a header without Content-Length");
    const std::string_view line = header.substr(start, header.find("\r\n", start) - start);
    const auto length = read_length(line);
    if (!length) return skip("Content-Length is no length");
    const bool at_line_start = start == 0 || header[start - 1] == '\n';
    if (!at_line_start && !skipping_) {
        at_ += start;  // the tail of a body that was longer than its header said
        return Frame{{}, "bytes before a header"};
    }
    const std::size_t body = end + header_end.size();
    if (text.size() - body < *length) {
        buffer_.reserve(at_ + body + *length);
        return std::nullopt;
    }
    at_ += body + *length;
    skipping_ = false;
    return Frame{text.substr(body, *length), {}};
}

Frame Framer::skip(std::string_view problem) {
    const std::string_view text = rest();
    // The header that is wrong may itself hold the word.
    const std::size_t end = text.find(header_end);
    const std::size_t from =
        end == std::string_view::npos ? std::size_t{1} : end + header_end.size();
    const std::size_t next = find_length(text.substr(std::min(from, text.size())));
    at_ += next != std::string_view::npos  ? from + next
           : end == std::string_view::npos ? text.size() - length_name.size()
                                           : from;
    const bool told = skipping_;
    skipping_ = true;
    return told ? Frame{} : Frame{{}, std::string(problem)};
}

void Framer::read_again(std::string_view body) {
    at_ -= body.size();
    skipping_ = true;
}

// Bytes that were read go once they are the greater part, so that each byte moves but few times.
void Framer::drop_read() {
    if (at_ * 2 < buffer_.size()) return;
    buffer_.erase(0, at_);
    at_ = 0;
    constexpr std::size_t kept_capacity = std::size_t{1} << 20;
    if (buffer_.capacity() > kept_capacity && buffer_.size() < kept_capacity / 2) {
        buffer_.shrink_to_fit();
    }
}

std::string framed(std::string body) {
    body.insert(0, "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n");
    return body;
}

}  // namespace mindport::server
