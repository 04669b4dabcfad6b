// Where files stand in their packages: module names by layout, as Python's import system sees it.
//
// A file's module name starts at the topmost folder above it that an unbroken chain of __init__.py
// files leads to. Keeps what it found out about folders; one thread at a time.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include "core/names/scope.h"

namespace mindport::workspace {

class Packages {
   public:
    // `shown` becomes FileContext::path.
    names::FileContext context(const std::filesystem::path& file, std::string shown);

    // The folder whose files can be imported together with `file`: its topmost package, or the
    // folder that it lies in where it is in no package.
    std::filesystem::path root_of(const std::filesystem::path& file);

   private:
    // "diffusers.models" for the folder …/diffusers/models; "" for a folder that is no package.
    const std::string& package_of(const std::filesystem::path& folder);

    std::unordered_map<std::string, std::string> packages_;
};

}  // namespace mindport::workspace
