// Notebooks: the part of the session that joins cells to one text.
#include <algorithm>

#include "server/documents/uri.h"
#include "server/session/session.h"

namespace mindport::server {
namespace {

// Lines that are IPython's ("%timeit", "!pip") become comments of the same length.
std::string as_python(std::string text) {
    for (std::size_t line = 0; line < text.size();) {
        const std::size_t first = std::min(text.find_first_not_of(" \t", line), text.size());
        if (first < text.size() && (text[first] == '%' || text[first] == '!')) text[first] = '#';
        const std::size_t end = text.find('\n', line);
        if (end == std::string::npos) break;
        line = end + 1;
    }
    return text;
}

}  // namespace

Session::Notebook* Session::notebook_of(const Document& document) {
    if (!document.is_cell()) return nullptr;
    for (auto& [key, notebook] : notebooks_) {
        if (notebook.text.get() == &document.analysed()) return &notebook;
    }
    return nullptr;
}

void Session::open_notebook(const std::string& uri, const std::vector<std::string>& cells) {
    Notebook& notebook = notebooks_[uri_key(uri)];
    names::FileContext file;
    file.path = path_of(uri).value_or(std::filesystem::path()).string();
    notebook.text = std::make_shared<AnalysedText>(std::string(), std::move(file));
    set_cells(uri, cells);
}

void Session::set_cells(const std::string& uri, const std::vector<std::string>& cells) {
    const auto found = notebooks_.find(uri_key(uri));
    if (found == notebooks_.end()) return;
    found->second.cells = cells;
    join(found->second);
}

void Session::close_notebook(const std::string& uri) { notebooks_.erase(uri_key(uri)); }

std::vector<std::string> Session::cells_of(const std::string& uri) const {
    const auto found = notebooks_.find(uri_key(uri));
    return found == notebooks_.end() ? std::vector<std::string>() : found->second.cells;
}

void Session::join(Notebook& notebook) {
    std::string text;
    std::vector<Document*> cells;
    for (const std::string& uri : notebook.cells) {
        Document* cell = find_python(uri);
        if (cell == nullptr) continue;
        cell->share(notebook.text, static_cast<std::uint32_t>(text.size()));
        cells.push_back(cell);
        text += as_python(cell->text());
        if (!text.ends_with('\n')) text += '\n';
        // A line that no conversion touches: edits of two cells never run together.
        text += "# %%\n";
    }
    ++notebook.changes;
    notebook.text->replace_all(std::move(text));
    for (Document* cell : cells) touch(*cell);
}

std::vector<const Document*> Session::parts_of(const Document& document) const {
    if (!document.is_cell()) return {&document};
    std::vector<const Document*> parts;
    for (const auto& [key, other] : documents_) {
        if (&other->analysed() == &document.analysed()) parts.push_back(other.get());
    }
    std::ranges::sort(parts, {}, [](const Document* part) { return part->part().begin; });
    return parts;
}

}  // namespace mindport::server
