// Content-Length framing: takes the bytes of a stream, gives the messages in it.
//
// Never gives up on a stream: what is no header is passed over up to the next one, and told once.
// One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mindport::server {

struct Frame {
    std::string_view body;  // up to the framer's next call
    std::string problem;    // what is wrong with the stream here; then there is no body
};

class Framer {
   public:
    void append(std::string_view bytes) { buffer_.append(bytes); }
    // The next message or problem; nullopt where more bytes are needed.
    std::optional<Frame> next();
    // The last body, which is no JSON, may have told too great a length and hold the header of the
    // next message, or a part of it: what comes next is looked for from its begin.
    void read_again(std::string_view body);

   private:
    std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
    Frame skip(std::string_view problem);
    void drop_read();

    std::string buffer_;
    std::size_t at_ = 0;     // what lies before it has been read
    bool skipping_ = false;  // a problem was told, and no header has come since
};

// The header and the body.
std::string framed(std::string body);

}  // namespace mindport::server
