// MP770: example code in docstrings.
#include <algorithm>
#include <array>

#include "core/rules/example_line.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

class Examples {
   public:
    Examples(Node string, Context& context)
        : string_(string),
          context_(context),
          lines_(doc_lines(string)),
          fix_(context, {&messages::port_example, {}}) {}

    void port() {
        std::vector<std::string_view> code;
        for (const DocLine& line : lines_) {
            if (line.is_code) {
                code.push_back(code_of(line));
            }
        }
        use_.drops_device = only_moves_to_device(code);
        for (const auto& line : lines_) {
            const std::string_view old = code_of(line);
            ported_.push_back(line.is_code
                                  ? std::vector{port_example_line(old, string_, context_, use_)}
                                  : std::vector<std::string>());
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            port_statement(i);
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            write(i);
        }
    }

    void report() {
        if (fix_.changes_nothing()) {
            return;
        }
        Finding finding;
        finding.severity = Severity::hint;
        finding.range = changed_;
        finding.message = {&messages::example_is_torch, {}};
        finding.fixes.push_back(fix_.build());
        context_.report(std::move(finding));
    }

   private:
    std::string_view code_of(const DocLine& line) const {
        return context_.tree().text().substr(line.code, line.range.end - line.code);
    }
    bool is_blank(std::size_t index) const {
        const DocLine& line = lines_[index];
        return context_.tree()
                   .text()
                   .substr(line.range.begin, line.range.size())
                   .find_first_not_of(" \t") == std::string_view::npos;
    }

    // Imports and statements that go.
    void port_statement(std::size_t index) {
        if (!lines_[index].is_code) {
            return;
        }
        const std::string_view old = code_of(lines_[index]);
        std::vector<std::string>& now = ported_[index];
        if (old == "import torch") {
            now = torch_imports();
        } else if (old.starts_with("from ")) {
            if (auto imports = port_example_import(old, rest_of_import(index), context_);
                !imports.empty()) {
                now = std::move(imports);
            }
        } else if (now[0] != old || old.find("cpu_offload") != std::string_view::npos ||
                   use_.drops_device) {
            if (is_void_example_line(now[0], use_)) {
                now.clear();
            }
        }
    }

    std::vector<std::string_view> rest_of_import(std::size_t index) const {
        std::vector<std::string_view> rest;
        if (!code_of(lines_[index]).ends_with("(")) {
            return rest;
        }
        while (++index < lines_.size() && lines_[index].is_code) {
            rest.push_back(code_of(lines_[index]));
            if (rest.back().starts_with(")")) {
                break;
            }
        }
        return rest;
    }

    std::vector<std::string> torch_imports() const {
        std::vector<std::string> imports;
        if (use_.keeps_torch) {
            imports.emplace_back("import torch");
        }
        static constexpr std::array<std::array<std::string_view, 2>, 5> known{
            {{"ms", "import mindspore as ms"},
             {"mint", "from mindspore import mint"},
             {"nn", "from mindspore import nn"},
             {"ops", "from mindspore import ops"},
             {"np", "import numpy as np"}}};
        for (const auto& [root, statement] : known) {
            if (use_.roots.contains(std::string(root)) && !is_written(statement)) {
                imports.emplace_back(statement);
            }
        }
        return imports;
    }
    bool is_written(std::string_view statement) const {
        return std::any_of(lines_.begin(), lines_.end(), [&](const DocLine& line) {
            return line.is_code && code_of(line) == statement;
        });
    }

    void write(std::size_t index) {
        const DocLine& line = lines_[index];
        if (!line.is_code) {
            return;
        }
        const std::vector<std::string>& now = ported_[index];
        text::TextRange range{line.code, line.range.end};
        if (now.empty()) {
            if (index + 1 == lines_.size()) {
                return;
            }
            const bool joins_blanks = index > 0 && is_blank(index - 1) &&
                                      index + 2 < lines_.size() && is_blank(index + 1);
            range = {line.range.begin, lines_[index + (joins_blanks ? 2 : 1)].range.begin};
            fix_.erase(range);
        } else {
            const std::string_view lead =
                context_.tree().text().substr(line.range.begin, line.code - line.range.begin);
            const bool crlf =
                line.range.begin > 1 && context_.tree().text()[line.range.begin - 2] == '\r';
            std::string text = now[0];
            for (std::size_t i = 1; i < now.size(); ++i) {
                text.append(crlf ? "\r\n" : "\n").append(lead).append(now[i]);
            }
            if (text == code_of(line)) {
                return;
            }
            fix_.replace(range, std::move(text));
        }
        changed_ = {changed_.empty() ? range.begin : changed_.begin, range.end};
    }

    Node string_;
    Context& context_;
    std::vector<DocLine> lines_;
    std::vector<std::vector<std::string>> ported_;  // by line; code lines only; none: the line goes
    ExampleUse use_;
    FixBuilder fix_;
    text::TextRange changed_;
};

void on_string(Node string, Context& context) {
    const std::string_view text = string.text();
    if ((text.find(">>>") == std::string_view::npos &&
         text.find("```py") == std::string_view::npos) ||
        !is_documentation(string)) {
        return;
    }
    Examples examples(string, context);
    examples.port();
    examples.report();
}

constexpr std::array kinds{NodeKind::string};

}  // namespace

extern const Rule example_code{
    .code = "MP770",
    .name = "example-code",
    .summary = "Example code in a docstring that is for Diffusers on PyTorch",
    .documentation = R"(
Ports the examples in docstrings: imports, dtypes, seeded generators, moves to a device (which go), and
results by index, since pipelines of `mindone.diffusers` return tuples.

```python
>>> import torch
>>> from diffusers import FluxPipeline

>>> pipe = FluxPipeline.from_pretrained("repo", torch_dtype=torch.bfloat16)
>>> pipe.to("cuda")
>>> image = pipe("a cat").images[0]
```
becomes
```python
>>> import mindspore as ms
>>> from mindone.diffusers import FluxPipeline

>>> pipe = FluxPipeline.from_pretrained("repo", mindspore_dtype=ms.bfloat16)
>>> image = pipe("a cat")[0][0]
```

The fix is safe: text does not run. Only lines after `>>>` or `...`, and blocks that are fenced as `py`
or `python`, count as examples. Names without a counterpart stay, with `import torch`.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_string,
};

}  // namespace mindport::rules
