#include "workspace/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "core/text/line_index.h"

namespace mindport::workspace {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
bool is_codec_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

std::string_view skip_line(std::string_view text) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    return text.substr(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
}

// The codec in `# … coding: NAME` or `coding=NAME`; "" in any other line.
std::string_view codec_in(std::string_view line) {
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    if (!line.starts_with('#')) return {};
    for (std::size_t at = line.find("coding"); at != std::string_view::npos;
         at = line.find("coding", at + 1)) {
        std::string_view rest = line.substr(at + 6);
        if (!rest.starts_with(':') && !rest.starts_with('=')) continue;
        rest.remove_prefix(1);
        while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
        const auto end = std::find_if_not(rest.begin(), rest.end(), is_codec_char);
        if (end != rest.begin())
            return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    }
    return {};
}

// As Python compares codec names: "Latin_1" and "latin-1" are one.
std::string normalized(std::string_view codec) {
    std::string name;
    for (const char c : codec) {
        name += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return name;
}

struct Alias {
    std::string_view python;
    std::string_view iconv;
};

// Python's names that iconv does not know by themselves.
constexpr std::array<Alias, 20> aliases{{
    {"ascii", "US-ASCII"},
    {"latin-1", "ISO-8859-1"},
    {"iso-latin-1", "ISO-8859-1"},
    {"latin", "ISO-8859-1"},
    {"l1", "ISO-8859-1"},
    {"windows-1252", "CP1252"},
    {"iso-8859-1", "ISO-8859-1"},
    {"iso-8859-15", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},
    {"latin9", "ISO-8859-15"},
    {"gb2312", "EUC-CN"},
    {"gb-2312", "EUC-CN"},
    {"936", "CP936"},
    {"ms936", "CP936"},
    {"sjis", "SHIFT_JIS"},
    {"shift-jis", "SHIFT_JIS"},
    {"ujis", "EUC-JP"},
    {"mac-roman", "MACINTOSH"},
    {"macroman", "MACINTOSH"},
    {"cp949", "UHC"},
}};

std::string iconv_name(std::string_view codec) {
    std::string name = normalized(codec);
    for (const Alias& alias : aliases) {
        if (name == alias.python) return std::string(alias.iconv);
    }
    return name;
}

bool is_utf8_name(std::string_view codec) {
    const std::string name = normalized(codec);
    return name == "utf-8" || name == "utf8" || name == "utf-8-sig" || name == "u8" ||
           name == "utf" || name.starts_with("utf-8-");  // Emacs writes utf-8-unix
}

class Converter {
   public:
    Converter(const std::string& to, const std::string& from)
        : handle_(iconv_open(to.c_str(), from.c_str())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (is_open()) iconv_close(handle_);
    }
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says that it failed
    bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    // On failure the offset of what could not be converted.
    tl::expected<std::string, std::size_t> run(std::string& input) {
        std::string output;
        std::array<char, 1U << 14U> buffer{};
        char* in = input.data();
        std::size_t left = input.size();
        while (true) {
            char* out = buffer.data();
            std::size_t room = buffer.size();
            // With the input used up, a last call writes what the encoding needs at its end.
            const bool finish = left == 0;
            const std::size_t result = iconv(handle_, finish ? nullptr : &in, &left, &out, &room);
            output.append(buffer.data(), buffer.size() - room);
            if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
                return tl::unexpected(static_cast<std::size_t>(in - input.data()));
            }
            if (finish) return output;
        }
    }

   private:
    iconv_t handle_;
};

std::string at_offset(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return "line " + std::to_string(line) + ", byte " + std::to_string(offset - start + 1);
}

std::string hex(char byte) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "0x%02X", static_cast<unsigned char>(byte));
    return text.data();
}

tl::expected<SourceText, std::string> decode_utf8(std::string bytes, std::string_view declared) {
    const std::size_t bad = find_invalid_utf8(bytes);
    if (bad == std::string::npos) {
        const bool marked = bytes.starts_with(text::byte_order_mark);
        if (marked) bytes.erase(0, text::byte_order_mark.size());
        return SourceText{std::move(bytes), {{}, marked}};
    }
    std::string message = "it is not UTF-8: " + hex(bytes[bad]) + " in " + at_offset(bytes, bad);
    message += declared.empty()
                   ? "; name its encoding in a coding line (# -*- coding: latin-1 -*-) "
                     "or save it as UTF-8"
                   : ", though its coding line says so";
    return tl::unexpected(std::move(message));
}

tl::expected<SourceText, std::string> decode_declared(std::string bytes, std::string encoding) {
    const std::string quoted = "`" + encoding + "`";
    const std::string name = iconv_name(encoding);
    if (name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs")) {
        return tl::unexpected("Python source cannot be in " + quoted +
                              ", which its coding line names");
    }
    Converter converter("UTF-8", name);
    if (!converter.is_open()) {
        return tl::unexpected("its coding line names an unknown encoding, " + quoted);
    }
    auto text = converter.run(bytes);
    if (!text) {
        return tl::unexpected("it is not in " + quoted + ", which its coding line names: " +
                              hex(bytes[std::min(text.error(), bytes.size() - 1)]) + " in " +
                              at_offset(bytes, text.error()));
    }
    const auto back = encode(*text, {encoding, false});
    if (!back || *back != bytes) {
        return tl::unexpected("its text in " + quoted +
                              " could not be written back as it is: save it as UTF-8");
    }
    return SourceText{std::move(*text), {std::move(encoding), false}};
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::size_t size = bytes.size();
    const auto continues = [&](std::size_t at) { return at < size && (data[at] & 0xC0U) == 0x80; };
    std::size_t i = 0;
    while (i < size) {
        std::uint64_t word = 0;
        if (i + sizeof word <= size) {
            std::memcpy(&word, data + i, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                i += sizeof word;
                continue;
            }
        }
        const unsigned char c = data[i];
        if (c < 0x80) {
            ++i;
        } else if (c >= 0xC2 && c <= 0xDF && continues(i + 1)) {
            i += 2;
        } else if (c >= 0xE0 && c <= 0xEF && continues(i + 1) && continues(i + 2) &&
                   !(c == 0xE0 && data[i + 1] < 0xA0) && !(c == 0xED && data[i + 1] > 0x9F)) {
            i += 3;
        } else if (c >= 0xF0 && c <= 0xF4 && continues(i + 1) && continues(i + 2) &&
                   continues(i + 3) && !(c == 0xF0 && data[i + 1] < 0x90) &&
                   !(c == 0xF4 && data[i + 1] > 0x8F)) {
            i += 4;
        } else {
            return i;
        }
    }
    return std::string_view::npos;
}

std::string_view declared_encoding(std::string_view bytes) {
    if (bytes.starts_with(text::byte_order_mark)) bytes.remove_prefix(text::byte_order_mark.size());
    const std::string_view first = first_line(bytes);
    if (const std::string_view codec = codec_in(first); !codec.empty()) return codec;
    // The second line counts only after a comment or a blank line.
    const std::size_t start = first.find_first_not_of(" \t\f");
    if (start != std::string_view::npos && first[start] != '#') return {};
    return codec_in(first_line(skip_line(bytes)));
}

tl::expected<SourceText, std::string> decode(std::string bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return tl::unexpected<std::string>(
            "it is UTF-16, which Python cannot read: save it as UTF-8");
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
        return tl::unexpected("it has a NUL byte in " + at_offset(bytes, nul) +
                              ", which Python does not allow");
    }
    std::string declared(declared_encoding(bytes));
    if (declared.empty() || is_utf8_name(declared)) return decode_utf8(std::move(bytes), declared);
    if (bytes.starts_with(text::byte_order_mark)) {
        return tl::unexpected("it starts with a UTF-8 byte order mark, but its coding line says `" +
                              declared + "`");
    }
    return decode_declared(std::move(bytes), std::move(declared));
}

tl::expected<std::string, std::string> encode(std::string text, const Encoding& encoding) {
    if (encoding.byte_order_mark) text.insert(0, text::byte_order_mark);
    if (encoding.name.empty()) return text;
    Converter converter(iconv_name(encoding.name), "UTF-8");
    if (!converter.is_open()) return tl::unexpected("unknown encoding `" + encoding.name + "`");
    auto bytes = converter.run(text);
    if (bytes) return std::move(*bytes);
    return tl::unexpected("the converted text has a character in " +
                          at_offset(text, bytes.error()) + " that its encoding `" + encoding.name +
                          "` lacks");
}

}  // namespace mindport::workspace
