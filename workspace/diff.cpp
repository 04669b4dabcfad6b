#include "workspace/diff.h"

#include "workspace/git.h"

namespace mindport::workspace {
namespace {

using Patch = GitHandle<git_patch, git_patch_free>;

Patch make_patch(std::string_view before, const char* old_path, std::string_view after,
                 const char* new_path, unsigned context) {
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.context_lines = context;
    // Python source is text, whatever characters it starts with.
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC;
    git_patch* handle = nullptr;
    git_patch_from_buffers(&handle, before.data(), before.size(), old_path, after.data(),
                           after.size(), new_path, &options);
    return Patch(handle);
}

}  // namespace

std::vector<Hunk> diff_hunks(std::string_view before, std::string_view after, unsigned context) {
    std::vector<Hunk> hunks;
    start_git();
    const Patch patch = make_patch(before, nullptr, after, nullptr, context);
    const std::size_t count = patch ? git_patch_num_hunks(patch.get()) : 0;
    for (std::size_t h = 0; h < count; ++h) {
        const git_diff_hunk* raw = nullptr;
        std::size_t lines = 0;
        if (git_patch_get_hunk(&raw, &lines, patch.get(), h) != 0) break;
        Hunk& hunk = hunks.emplace_back();
        hunk.old_start = static_cast<std::uint32_t>(raw->old_start);
        hunk.new_start = static_cast<std::uint32_t>(raw->new_start);
        hunk.old_lines = static_cast<std::uint32_t>(raw->old_lines);
        hunk.new_lines = static_cast<std::uint32_t>(raw->new_lines);
        for (std::size_t l = 0; l < lines; ++l) {
            const git_diff_line* line = nullptr;
            if (git_patch_get_line_in_hunk(&line, patch.get(), h, l) != 0) break;
            const bool is_text = line->origin == GIT_DIFF_LINE_CONTEXT ||
                                 line->origin == GIT_DIFF_LINE_ADDITION ||
                                 line->origin == GIT_DIFF_LINE_DELETION;
            if (!is_text) continue;  // "\ No newline at end of file"
            hunk.lines.push_back({line->origin, {line->content, line->content_len}});
        }
    }
    return hunks;
}

std::string unified_diff(std::string_view before, const std::string& old_path,
                         std::string_view after, const std::string& new_path) {
    if (before == after) return {};
    start_git();
    const Patch patch = make_patch(before, old_path.c_str(), after, new_path.c_str(), 3);
    git_buf buffer{};
    if (!patch || git_patch_to_buf(&buffer, patch.get()) != 0) return {};
    std::string text(buffer.ptr, buffer.size);
    git_buf_dispose(&buffer);
    return text;
}

}  // namespace mindport::workspace
