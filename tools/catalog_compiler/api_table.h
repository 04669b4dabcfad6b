// The signature data of mappings/api/*.tsv in memory. tools/api/dump.py describes the format.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/mapping_file.h"
#include "core/catalog/signature.h"

namespace mindport::catalog_compiler {

class ApiTable {
   public:
    // Adds a file's lines; problems carry `file` and the line.
    void read(std::string_view text, const std::string& file,
              std::vector<config::Problem>& problems);

    const catalog::ApiSymbol* find(std::string_view name) const;
    std::vector<std::string> nearest(std::string_view name) const;

    const std::map<std::string_view, catalog::ApiSymbol>& symbols() const { return symbols_; }
    const std::vector<config::Alias>& aliases() const { return aliases_; }

   private:
    bool read_line(std::string_view line, std::string& message);
    std::span<const catalog::Overload> read_overloads(std::string_view text,
                                                      catalog::VersionSet versions,
                                                      std::string& message);

    // Deques: what the views in symbols_ point to must not move.
    std::deque<std::string> texts_;
    std::deque<std::vector<catalog::Parameter>> parameters_;
    std::deque<std::vector<catalog::Overload>> overloads_;
    std::map<std::string_view, catalog::ApiSymbol> symbols_;
    std::vector<config::Alias> aliases_;
};

}  // namespace mindport::catalog_compiler
