// Findings as the client's diagnostics, written as JSON text.
//
// The greater part of a diagnostic is the same after each keystroke, and the same for many
// findings: it is written once and kept. One thread per Writer.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/setup.h"
#include "core/catalog/catalog.h"
#include "core/rules/finding.h"
#include "server/protocol/base.h"
#include "server/session/client.h"
#include "server/session/editor_settings.h"

namespace mindport::server {

// What decides on a diagnostic's look besides the finding.
struct DiagnosticStyle {
    const Client& client;
    const EditorSettings& editor;
    const config::Severities& severities;
    const catalog::Catalog& catalog;

    // Off: the finding is not shown.
    rules::Severity severity(const rules::Finding& finding) const;
    Shown shown(const rules::Finding& finding) const;
    rules::Language language() const { return editor.language.value_or(client.language); }
};

// Where a name was imported, to be told with a finding.
struct ImportPlace {
    Range range;
    std::string_view name;
};

// Where the text of one file's diagnostics is this long, the rest is only counted: it is more than
// ten thousand, and editors show a thousand. In bytes.
inline constexpr std::size_t most_diagnostic_text = std::size_t{4} << 20;

// What follows `from`, ",{…},{…}" as the writer makes it, as a JSON list.
std::string as_list(std::string text, std::size_t from = 0);

class DiagnosticWriter {
   public:
    // Appends a comma and one diagnostic, if it is shown. `import` may be null.
    void add(std::string& list, const rules::Finding& finding, const Range& range,
             const DiagnosticStyle& style, const std::string& uri, const ImportPlace* import);
    // Appends one diagnostic that says how many are not shown; none for 0.
    static void add_rest(std::string& list, std::size_t count, const Range& range,
                         const DiagnosticStyle& style);
    // Something that the style is made of has changed.
    void forget() {
        kept_.clear();
        ++generation_;
    }
    // Rises with that.
    std::uint64_t generation() const { return generation_; }

   private:
    const std::string& fixed_part(const rules::Finding& finding, Shown shown,
                                  const DiagnosticStyle& style);

    std::string key_;
    std::uint64_t generation_ = 0;
    std::unordered_map<std::string, std::string> kept_;
};

}  // namespace mindport::server
