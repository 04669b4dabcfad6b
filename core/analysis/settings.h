// What all files of a run share. Immutable once made; safe to read on any number of threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/names/class_index.h"
#include "core/rules/rule.h"

namespace mindport::analysis {

// Which rules report. A word is a code ("MP301"), a group ("MP3") or a rule's name; "ALL" is all.
struct RuleSelection {
    std::vector<std::string> select{"ALL"};
    std::vector<std::string> ignore;

    // The longest word that fits decides; of words as long, ignore wins.
    bool allows(const rules::Rule& rule) const;
    // The first word that names no rule or group, or empty.
    std::string unknown_word() const;
};

struct Settings {
    std::shared_ptr<const catalog::Catalog> catalog = std::make_shared<catalog::Catalog>();
    std::shared_ptr<const names::ClassIndex> classes;  // null for a lone file
    RuleSelection rules;
};

}  // namespace mindport::analysis
