#include "server/documents/uri.h"

#include <cctype>

namespace mindport::server {
namespace {

constexpr std::string_view file_scheme = "file://";

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const int lower = std::tolower(static_cast<unsigned char>(c));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// A "%" that no two hexadecimal digits follow stands for itself.
std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
        if (!escape) {
            result += text[i];
            continue;
        }
        result += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
        i += 2;
    }
    return result;
}

bool is_drive(std::string_view path) {
    return path.size() >= 3 && path[0] == '/' &&
           std::isalpha(static_cast<unsigned char>(path[1])) != 0 && path[2] == ':';
}

bool is_file(std::string_view uri) {
    if (uri.size() < file_scheme.size()) return false;
    for (std::size_t i = 0; i < file_scheme.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(uri[i])) != file_scheme[i]) return false;
    }
    return true;
}

}  // namespace

std::optional<std::filesystem::path> path_of(std::string_view uri) {
    if (!is_file(uri)) return std::nullopt;
    uri.remove_prefix(file_scheme.size());
    uri = uri.substr(0, uri.find_first_of("?#"));
    const std::size_t slash = uri.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view host = uri.substr(0, slash);
    std::string path = decoded(uri.substr(slash));
    if (path.find('\0') != std::string::npos) return std::nullopt;
#ifdef _WIN32
    if (is_drive(path)) path.erase(0, 1);
    if (!host.empty() && host != "localhost") path = "//" + std::string(host) + path;
#else
    if (!host.empty() && host != "localhost") return std::nullopt;
#endif
    return std::filesystem::path(path);
}

std::string uri_of(const std::filesystem::path& path) {
    constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::string generic = path.generic_string();
    std::string text;
    if (!generic.starts_with('/')) text += '/';
    text += generic;
    std::string uri(file_scheme);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool drive = i == 2 && is_drive(text);
        if (drive || (byte < 0x80 &&
                      (std::isalnum(byte) != 0 || plain.find(text[i]) != std::string_view::npos))) {
            uri += text[i];
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri;
}

std::string uri_key(std::string_view uri) {
    if (!is_file(uri)) return std::string(uri);
    uri.remove_prefix(file_scheme.size());
    constexpr std::string_view host = "localhost";
    if (uri.starts_with(host)) uri.remove_prefix(host.size());
    std::string key = "file:" + decoded(uri);
    constexpr std::size_t drive = 6;  // of "file:/c:/"
    if (is_drive(std::string_view(key).substr(drive - 1))) {
        key[drive] = static_cast<char>(std::tolower(static_cast<unsigned char>(key[drive])));
    }
    return key;
}

}  // namespace mindport::server
