// LSP "Document Synchronization".
#pragma once

#include "server/protocol/base.h"

namespace mindport::server {

struct DidOpenParams {
    std::string uri;
    std::string language;
    std::int64_t version = 0;
    std::string text;
};

struct ContentChange {
    std::optional<Range> range;  // nullopt: the whole text
    std::string text;
};

struct DidChangeParams {
    std::string uri;
    std::int64_t version = 0;
    std::vector<ContentChange> changes;
};

void from_json(const Json& json, DidOpenParams& params);
void from_json(const Json& json, ContentChange& change);
void from_json(const Json& json, DidChangeParams& params);

}  // namespace mindport::server
