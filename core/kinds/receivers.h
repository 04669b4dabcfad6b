// How well the kinds of receivers are known, in calls of methods that tensors share with other
// types: `x.view(1, -1)`, `x.split(…)`. Where the receiver's kind is known such a call is converted
// or left alone; where it is not, the fix is only suggested. For --statistics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/names/class_index.h"
#include "core/syntax/tree.h"

namespace mindport::kinds {

// Such a call.
struct Receiver {
    std::uint32_t offset = 0;  // of the method's name, in bytes from the start of the file
    std::string method;
    catalog::ValueKind kind = catalog::ValueKind::unknown;
};

struct ReceiverCount {
    std::size_t calls = 0;
    std::size_t known = 0;  // … whose receiver's kind is known
};

using ReceiverCounts = std::map<std::string, ReceiverCount, std::less<>>;  // by method

// Whether tensors (torch's or MindSpore's) have a method of that name and so do modules, arrays or
// Python's own types.
bool is_shared_method(std::string_view name, const catalog::Catalog& catalog);

// `classes`: the workspace's; null for a lone file.
std::vector<Receiver> find_receivers(const syntax::Tree& tree, const names::FileContext& file,
                                     const catalog::Catalog& catalog,
                                     const names::ClassIndex* classes);

// Adds those of a file to the counts.
void add_counts(ReceiverCounts& sum, const std::vector<Receiver>& receivers);
ReceiverCount total(const ReceiverCounts& counts);

}  // namespace mindport::kinds
