// Micro-benchmarks of what the server does at each keystroke, on one file:
//   micro FILE [--benchmark_… options of Google Benchmark]
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "core/analysis/analysis.h"
#include "server/features/diagnostics.h"

namespace {

using namespace mindport;

// The engine keeps to one thread here, as it does in the server.
struct Sample {
    std::string text;
    analysis::Settings settings;
    syntax::Parser parser;

    std::unique_ptr<analysis::Analysis> analyse() {
        return std::make_unique<analysis::Analysis>(
            settings, parser.parse(text), names::FileContext{}, names::SpellingMode::single_fix);
    }
    std::vector<rules::Finding> findings() { return analyse()->take_findings(); }
};
Sample sample;

void count_bytes(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * sample.text.size()));
}

void parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sample.parser.parse(sample.text));
    count_bytes(state);
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void analyse_file(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sample.analyse());
    count_bytes(state);
}
BENCHMARK(analyse_file)->Unit(benchmark::kMillisecond);

// A letter in a name in the middle of the file comes and goes: reparse, and the unit's findings.
void analyse_unit(benchmark::State& state) {
    auto found = sample.analyse();
    const std::size_t half = found->tree().text().find("self.", sample.text.size() / 2);
    const auto at = static_cast<std::uint32_t>(half == std::string::npos ? 0 : half + 5);
    bool there = false;
    for (auto _ : state) {
        const text::Edit edit =
            there ? text::Edit::erase({at, at + 1}) : text::Edit::insert(at, "x");
        found->edit(sample.parser, {edit});
        there = !there;
    }
}
BENCHMARK(analyse_unit)->Unit(benchmark::kMicrosecond);

// All best fixes, composed and made.
void apply_edits(benchmark::State& state) {
    std::vector<text::EditGroup> groups;
    for (const rules::Finding& finding : sample.findings()) {
        if (finding.has_safe_fix()) groups.push_back(finding.fixes.front().edits);
    }
    for (auto _ : state) {
        const text::Composition composed = text::compose(sample.text, groups);
        benchmark::DoNotOptimize(text::apply(sample.text, composed.edits));
    }
    state.counters["edits"] = static_cast<double>(groups.size());
}
BENCHMARK(apply_edits)->Unit(benchmark::kMicrosecond);

// All findings as the JSON that is published.
void serialise(benchmark::State& state) {
    const std::vector<rules::Finding> findings = sample.findings();
    const text::LineIndex lines(sample.text);
    const server::Client client;
    const server::EditorSettings editor;
    const config::Severities severities;
    const server::DiagnosticStyle style{client, editor, severities, *sample.settings.catalog};
    server::DiagnosticWriter writer;
    for (auto _ : state) {
        std::string list;
        for (const rules::Finding& finding : findings) {
            const server::Range range{lines.position(finding.range.begin, client.encoding),
                                      lines.position(finding.range.end, client.encoding)};
            writer.add(list, finding, range, style, "file:///a.py", nullptr);
        }
        benchmark::DoNotOptimize(server::as_list(std::move(list)));
    }
    state.counters["findings"] = static_cast<double>(findings.size());
}
BENCHMARK(serialise)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
    if (!file) {
        std::fputs("usage: micro FILE [--benchmark_…]\n", stderr);
        return 2;
    }
    sample.text.assign(std::istreambuf_iterator<char>(file), {});
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
