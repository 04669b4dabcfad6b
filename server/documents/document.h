// A document that the client has open: its text, version and lines, and what is found in it.
//
// Positions are the client's, in the encoding that the session agreed on; offsets are bytes of the
// text that is analysed: the document's own, or, for the cell of a notebook, that of all its cells,
// of which part() is the document's. A byte order mark is no part of it, but counts in positions of
// the first line. On the owner thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/text/line_index.h"
#include "server/documents/analysed_text.h"
#include "server/protocol/synchronization.h"

namespace mindport::server {

class Document {
   public:
    Document(DidOpenParams params, text::PositionEncoding encoding, names::FileContext file,
             std::uint64_t number);

    const std::string& uri() const { return uri_; }
    // Which of the session's documents: another one for the same file once it is opened again.
    std::uint64_t number() const { return number_; }
    std::int64_t version() const { return version_; }
    // Its own.
    const std::string& text() const { return analysed_.text(); }
    AnalysedText& analysed() { return shared_ ? *shared_ : analysed_; }
    const AnalysedText& analysed() const { return shared_ ? *shared_ : analysed_; }
    // What of the analysed text is the document's.
    text::TextRange part() const {
        return {base_, base_ + static_cast<std::uint32_t>(text().size())};
    }
    // The line around an offset, without its line break.
    text::TextRange line_at(std::uint32_t offset) const;
    // From now on the document is a part of a notebook's text, from `base` on.
    void share(std::shared_ptr<AnalysedText> notebook, std::uint32_t base) {
        shared_ = std::move(notebook);
        base_ = base;
    }
    bool is_cell() const { return shared_ != nullptr; }
    // Whether it is Python at all.
    bool is_python() const { return is_python_; }

    // Changes are made in order, each in the text that the one before it left.
    void change(const DidChangeParams& params);

    // Out of the text is its end. A range that ends before it starts is empty.
    std::uint32_t offset(text::Position position) const;
    text::TextRange offsets(const Range& range) const;
    text::Position position(std::uint32_t offset) const;
    Range range(text::TextRange offsets) const;

   private:
    void replace_all(std::string_view text);

    std::string uri_;
    std::uint64_t number_;
    std::int64_t version_;
    bool is_python_;
    text::PositionEncoding encoding_;
    bool byte_order_mark_ = false;
    AnalysedText analysed_;
    std::shared_ptr<AnalysedText> shared_;  // of a notebook; null for all other documents
    std::uint32_t base_ = 0;                // where the document begins in the analysed text
    text::LineIndex lines_;
};

}  // namespace mindport::server
