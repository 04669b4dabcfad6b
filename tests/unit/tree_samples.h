// Python texts to parse, changes of them, and the comparison of what comes out.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::test {

// The case files: real Python of all sorts, broken and odd files included.
std::vector<std::string> sources();

// What is not the same in two lists of units of `text`; empty where all is.
std::string difference(const syntax::Units& a, const syntax::Units& b, const std::string& text);

// Some edits that do not overlap, by position; most leave the text valid.
std::vector<text::Edit> random_edits(std::mt19937& random, const std::string& source);

}  // namespace mindport::test
