// URIs of documents, and the files that some of them name.
//
// Clients spell the same file in several ways ("file:///c%3A/x", "file:///c:/x"); key() makes them
// one. A document of another scheme (untitled:, vscode-userdata:, …) is in no file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mindport::server {

// The path of a `file:` URI; nullopt for other schemes, other hosts, and what is no URI.
std::optional<std::filesystem::path> path_of(std::string_view uri);

// "file:///a%20b.py"; the path must be absolute.
std::string uri_of(const std::filesystem::path& path);

// The same for all spellings of one URI; for look-up, not to be shown or sent.
std::string uri_key(std::string_view uri);

}  // namespace mindport::server
