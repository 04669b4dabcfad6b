// libgit2's functions, looked for when one is first called: to load it, and the libraries that it
// takes in turn, was half of the time that the program needs to start, and most runs do without.
//
// Where it is not there, what can fail fails.
#include <dlfcn.h>
#include <git2.h>
#include <git2/sys/repository.h>

#include <cstdarg>

namespace {

// Of a function of libgit2, or null.
template <typename Function>
Function* find(const char* name) {
    static void* const library = dlopen(MINDPORT_LIBGIT2, RTLD_NOW | RTLD_LOCAL);
    return library != nullptr ? reinterpret_cast<Function*>(dlsym(library, name)) : nullptr;
}

}  // namespace

// Defines a function of libgit2: its result, that where there is none, name, parameters, arguments.
#define FORWARD(type, none, name, parameters, arguments)            \
    extern "C" type name parameters {                               \
        static auto* const function = find<type parameters>(#name); \
        return function != nullptr ? function arguments : none;     \
    }
#define FORWARD_VOID(name, parameters, arguments)                   \
    extern "C" void name parameters {                               \
        static auto* const function = find<void parameters>(#name); \
        if (function != nullptr) function arguments;                \
    }

FORWARD(int, -1, git_libgit2_init, (), ())
FORWARD_VOID(git_repository_free, (git_repository * repository), (repository))
FORWARD(int, -1, git_repository_new, (git_repository * *out), (out))
FORWARD(int, -1, git_repository_open_ext,
        (git_repository * *out, const char* path, unsigned flags, const char* ceilings),
        (out, path, flags, ceilings))
FORWARD(const char*, nullptr, git_repository_workdir, (const git_repository* repository),
        (repository))
FORWARD(int, -1, git_repository_set_workdir,
        (git_repository * repository, const char* folder, int update), (repository, folder, update))
FORWARD(int, -1, git_ignore_path_is_ignored,
        (int* ignored, git_repository* repository, const char* path), (ignored, repository, path))
FORWARD(int, -1, git_ignore_add_rule, (git_repository * repository, const char* rules),
        (repository, rules))
FORWARD(int, -1, git_status_options_init, (git_status_options * options, unsigned version),
        (options, version))
FORWARD(int, -1, git_status_list_new,
        (git_status_list * *out, git_repository* repository, const git_status_options* options),
        (out, repository, options))
FORWARD_VOID(git_status_list_free, (git_status_list * list), (list))
FORWARD(std::size_t, 0, git_status_list_entrycount, (git_status_list * list), (list))
FORWARD(const git_status_entry*, nullptr, git_status_byindex,
        (git_status_list * list, std::size_t index), (list, index))
FORWARD(int, -1, git_diff_options_init, (git_diff_options * options, unsigned version),
        (options, version))
FORWARD(int, -1, git_patch_from_buffers,
        (git_patch * *out, const void* before, std::size_t before_size, const char* before_path,
         const void* after, std::size_t after_size, const char* after_path,
         const git_diff_options* options),
        (out, before, before_size, before_path, after, after_size, after_path, options))
FORWARD_VOID(git_patch_free, (git_patch * patch), (patch))
FORWARD(std::size_t, 0, git_patch_num_hunks, (const git_patch* patch), (patch))
FORWARD(int, -1, git_patch_get_hunk,
        (const git_diff_hunk** out, std::size_t* lines, git_patch* patch, std::size_t index),
        (out, lines, patch, index))
FORWARD(int, -1, git_patch_get_line_in_hunk,
        (const git_diff_line** out, git_patch* patch, std::size_t hunk, std::size_t line),
        (out, patch, hunk, line))
FORWARD(int, -1, git_patch_to_buf, (git_buf * out, git_patch* patch), (out, patch))
FORWARD_VOID(git_buf_dispose, (git_buf * buffer), (buffer))

// Of its options the one that the program sets.
extern "C" int git_libgit2_opts(int option, ...) {
    static auto* const function = find<int(int, ...)>("git_libgit2_opts");
    std::va_list arguments;
    va_start(arguments, option);
    const int value = va_arg(arguments, int);
    va_end(arguments);
    return function != nullptr ? function(option, value) : -1;
}
