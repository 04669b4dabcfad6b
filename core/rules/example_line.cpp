#include "core/rules/example_line.h"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

#include "core/rules/library_import.h"

namespace mindport::rules {
namespace {

void replace_all(std::string& line, std::string_view from, std::string_view to) {
    for (std::size_t at = line.find(from); at != std::string::npos;
         at = line.find(from, at + to.size())) {
        line.replace(at, from.size(), to);
    }
}

// `.to("cuda")` and its kin, which leave a value where it is.
void drop_moves(std::string& line, const ExampleUse& use) {
    if (line.find(".to(") == std::string::npos && line.find(".cuda(") == std::string::npos) {
        return;
    }
    static const std::regex move(
        R"RE(\.to\((device=)?(["'])(cuda|cpu|xpu|npu|mps)(:\d+)?\2\)|\.cuda\(\))RE");
    static const std::regex move_and_cast(
        R"RE(\.to\((device=)?(["'])(cuda|cpu)(:\d+)?\2, (?=[^()]*\)))RE");
    line = std::regex_replace(line, move, "");
    line = std::regex_replace(line, move_and_cast, ".to(");
    if (use.drops_device) {
        replace_all(line, ".to(device)", "");
    }
}

// Pipelines return tuples unless they are asked for more: `.images` is the first field.
void index_results(std::string& line) {
    static const std::regex field(
        R"RE(([\w)\]])\.(images|frames|image_embeds|negative_image_embeds)\b(?![\w(=.]| =))RE");
    static constexpr std::array<std::string_view, 3> words{".images", ".frames", "_embeds"};
    if (std::none_of(words.begin(), words.end(),
                     [&](std::string_view word) { return line.find(word) != std::string::npos; })) {
        return;
    }
    std::smatch found;
    std::string done;
    while (std::regex_search(line, found, field)) {
        done += found.prefix().str() + found.str(1);
        done += found.str(2).starts_with("negative") ? "[1]" : "[0]";
        line = found.suffix().str();
    }
    line.insert(0, done);
}

void seed_generators(std::string& line, ExampleUse& use) {
    if (line.find("torch.Generator(") == std::string::npos) {
        return;
    }
    static const std::regex seeded(R"RE(torch\.Generator\([^()]*\)\.manual_seed\(([^()]*)\))RE");
    std::string changed =
        std::regex_replace(line, seeded, "np.random.Generator(np.random.PCG64($1))");
    if (changed != line) {
        use.roots.insert("np");
        line = std::move(changed);
    }
}

void rename(std::string& line, Node string, const Context& context, ExampleUse& use) {
    std::string done;
    std::uint32_t copied = 0;
    for_each_dotted_name(
        line, {0, static_cast<std::uint32_t>(line.size())}, [&](text::TextRange range) {
            const std::string_view name = std::string_view(line).substr(range.begin, range.size());
            if (!name.starts_with("torch.")) {
                return;
            }
            const std::string counterpart = doc_counterpart(name, string, context);
            if (counterpart.empty()) {
                use.keeps_torch = true;
                return;
            }
            done.append(line, copied, range.begin - copied).append(counterpart);
            copied = range.end;
            use.roots.insert(counterpart.substr(0, counterpart.find('.')));
        });
    line = done.append(line, copied);
}

std::vector<std::string> imported_names(std::string_view list) {
    std::vector<std::string> names;
    std::string name;
    for (const char c : list) {
        if (c == ',' || c == '(' || c == ')') {
            names.push_back(std::exchange(name, {}));
        } else if (c != ' ' || !name.empty()) {
            name += c;
        }
    }
    names.push_back(name);
    std::erase_if(names, [](const std::string& entry) { return entry.empty(); });
    return names;
}

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text.append(text.empty() ? "" : ", ").append(name);
    }
    return text;
}

}  // namespace

std::string port_example_line(std::string_view line, Node string, const Context& context,
                              ExampleUse& use) {
    std::string result(line);
    seed_generators(result, use);
    rename(result, string, context, use);
    replace_all(result, "torch_dtype=", "mindspore_dtype=");
    replace_all(result, "output_type=\"pt\"", "output_type=\"ms\"");
    drop_moves(result, use);
    index_results(result);
    return result;
}

bool is_void_example_line(std::string_view line, const ExampleUse& use) {
    static const std::regex offload(R"RE(\w[\w.]*\.enable_\w*cpu_offload\([^()]*\)( *#.*)?)RE");
    static const std::regex nothing(R"RE((\w[\w.]*) = (\1)|\w[\w.]*\w)RE");
    static const std::regex device(R"RE(device = .*)RE");
    const std::string text(line);
    return std::regex_match(text, offload) || std::regex_match(text, nothing) ||
           (use.drops_device && std::regex_match(text, device));
}

bool only_moves_to_device(const std::vector<std::string_view>& lines) {
    if (std::none_of(lines.begin(), lines.end(), [](std::string_view line) {
            return line.starts_with("device = ") && line.find("cuda") != std::string_view::npos;
        })) {
        return false;
    }
    static const std::regex device(R"RE(\bdevice\b)RE");
    for (const std::string_view line : lines) {
        std::string text(line);
        if (text.starts_with("device = ") && text.find("cuda") != std::string::npos) {
            continue;
        }
        replace_all(text, ".to(device)", "");
        static const std::regex seed(R"RE(torch\.Generator\([^()]*\)\.manual_seed)RE");
        if (std::regex_search(std::regex_replace(text, seed, ""), device)) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> port_example_import(std::string_view line,
                                             const std::vector<std::string_view>& rest,
                                             const Context& context) {
    const std::size_t import = line.find(" import ");
    if (!line.starts_with("from ") || import == std::string_view::npos) {
        return {};
    }
    const std::string module(line.substr(5, import - 5));
    const std::string_view list = line.substr(import + 8);
    std::string whole(list);
    for (const std::string_view part : rest) {
        whole.append(part);
    }
    if (whole.find_first_of("#*\\") != std::string::npos) {
        return {};
    }
    std::vector<std::pair<std::string, std::vector<std::string>>> moved;
    std::vector<std::string> kept;
    for (const std::string& name : imported_names(whole)) {
        const std::string plain = name.substr(0, name.find(' '));
        const LibraryName entry =
            library_name(std::string(module).append(".").append(plain), context);
        const std::string_view target =
            entry.fate == LibraryName::Fate::moves ? std::string_view(entry.target) : "";
        const auto [to, last] = names::split_last(target);
        if (last != plain) {
            kept.push_back(name);
            continue;
        }
        const auto place =
            std::find_if(moved.begin(), moved.end(),
                         [&, to = to](const auto& group) { return group.first == to; });
        if (place == moved.end()) {
            moved.push_back({std::string(to), {name}});
        } else {
            place->second.push_back(name);
        }
    }
    if (moved.empty() || (!rest.empty() && (moved.size() > 1 || !kept.empty()))) {
        return {};
    }
    std::vector<std::string> result;
    if (kept.empty() && moved.size() == 1) {
        result.push_back("from " + moved[0].first + " import " + std::string(list));
        return result;
    }
    if (!kept.empty()) {
        result.push_back("from " + module + " import " + join(kept));
    }
    for (const auto& [to, names] : moved) {
        result.push_back("from " + to + " import " + join(names));
    }
    return result;
}

}  // namespace mindport::rules
