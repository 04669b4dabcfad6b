// All diagnostics of a document, as the JSON that is sent. What an edit leaves alone and in its
// place is not written again. One list per document; on the owner thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "core/analysis/analysis.h"
#include "server/documents/document.h"
#include "server/features/diagnostics.h"

namespace mindport::server {

class DiagnosticList {
   public:
    // `head` and the list. `analysis` is the document's.
    std::string write(const analysis::Analysis& analysis, const Document& document,
                      const DiagnosticStyle& style, DiagnosticWriter& writer, std::string head);

   private:
    struct Kept {
        text::Position begin;  // of the unit
        std::string text;
    };
    using ByRevision = std::unordered_map<std::uint64_t, Kept>;  // of a unit

    // What all diagnostics depend on, as a number: another one, and nothing kept is of use.
    static std::uint64_t surroundings(const analysis::Analysis& analysis, const Document& document,
                                      const DiagnosticStyle& style, const DiagnosticWriter& writer);

    ByRevision kept_;
    std::uint64_t surroundings_ = 0;
};

}  // namespace mindport::server
