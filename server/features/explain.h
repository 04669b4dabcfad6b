// What is known about a name or a rule, as Markdown: for hovers and `mindport.explain`.
#pragma once

#include <string>
#include <string_view>

#include "core/catalog/catalog.h"
#include "core/rules/message.h"

namespace mindport::server {

// Of a qualified name ("torch.cat", "mindspore.mint.cat"); "" where nothing is known about it.
std::string explain_api(const catalog::Catalog& catalog, std::string_view name,
                        rules::Language language);
// Of what a person typed: a rule's code or name, a qualified name, or a short one ("F.pad").
std::string explain(const catalog::Catalog& catalog, const std::string& word,
                    rules::Language language);

}  // namespace mindport::server
