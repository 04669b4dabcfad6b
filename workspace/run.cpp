#include "workspace/run.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <set>

#include "core/convert/fix_edits.h"
#include "workspace/atomic_file.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

FileResult check(std::string source, const names::FileContext& context,
                 const analysis::Settings& settings, syntax::Parser& parser, bool whole_fixes) {
    FileResult result;
    analysis::Analysis analysis(settings, parser.parse(std::move(source)), context,
                                names::SpellingMode::single_fix);
    result.findings = analysis.take_findings();
    for (rules::Finding& finding : result.findings) {
        for (rules::Fix& fix : finding.fixes) {
            if (whole_fixes) fix.edits = convert::fix_edits(analysis, fix);
            fix.removed.clear();  // nodes of a tree that goes away
        }
    }
    result.text = analysis.tree().text();
    return result;
}

FileResult convert(std::string source, const names::FileContext& context,
                   const analysis::Settings& settings, syntax::Parser& parser,
                   const convert::Options& options) {
    FileResult result;
    convert::Result converted = convert::convert(settings, parser, source, context, options);
    result.outcome = converted.changed ? Outcome::converted : Outcome::unchanged;
    result.source = std::move(source);
    result.text = std::move(converted.text);
    result.findings = std::move(converted.left);
    result.applied = std::move(converted.applied);
    result.taken_back = converted.taken_back;
    result.unstable = converted.unstable;
    return result;
}

FileResult fail(std::string error) {
    FileResult result;
    result.outcome = Outcome::failed;
    result.error = std::move(error);
    return result;
}

class Run {
   public:
    Run(const std::vector<SourceFile>& files, const analysis::Settings& settings,
        const RunOptions& options)
        : settings_(settings), options_(options) {
        for (const SourceFile& file : files) {
            if (file.target.empty() || file.target == file.path) continue;
            if (const auto id = file_id(file.path)) sources_.insert(*id);
        }
    }

    FileResult file(const SourceFile& file, syntax::Parser& parser) const {
        auto bytes = read_bytes(file.path);
        if (!bytes) return fail("cannot read: " + bytes.error());
        auto decoded = decode(*bytes);
        if (!decoded) return keep(file, *bytes, decoded.error());
        try {
            FileResult result = text(std::move(decoded->text), file.context, parser);
            result.encoding = std::move(decoded->encoding);
            write(file, *bytes, result);
            return result;
        } catch (const std::exception& error) {
            return keep(file, *bytes, std::string("not converted: ") + error.what());
        }
    }

    FileResult text(std::string source, const names::FileContext& context,
                    syntax::Parser& parser) const {
        return options_.check_only
                   ? check(std::move(source), context, settings_, parser, options_.whole_fixes)
                   : convert(std::move(source), context, settings_, parser, options_.convert);
    }

   private:
    // A file that cannot be converted arrives as it was.
    FileResult keep(const SourceFile& file, const std::string& bytes, std::string error) const {
        const bool in_place = file.target.empty() || file.target == file.path;
        if (in_place) return fail(std::move(error));
        const auto written = put(file, bytes);
        return fail(written ? error + " (copied unchanged)"
                            : error + "; and not copied: " + written.error());
    }

    void write(const SourceFile& file, const std::string& bytes, FileResult& result) const {
        if (file.target.empty()) return;
        if (result.outcome == Outcome::unchanged) {
            if (file.target == file.path) return;
            if (const auto written = put(file, bytes); !written) lose(result, written.error());
            return;
        }
        const auto encoded = encode(result.text, result.encoding);
        if (!encoded) {
            FileResult kept = keep(file, bytes, encoded.error());
            return lose(result, std::move(kept.error));
        }
        if (const auto written = put(file, *encoded); !written) lose(result, written.error());
    }

    tl::expected<void, std::string> put(const SourceFile& file, std::string_view bytes) const {
        if (file.target == file.path) {
            auto written = write_atomically(file.target, bytes, file.path, Durability::synced);
            return written ? std::move(written)
                           : tl::unexpected("cannot write: " + written.error());
        }
        const auto id = file_id(file.target);
        if (id && sources_.contains(*id)) {
            return tl::unexpected("cannot write: " + file.target.string() + " is a source file");
        }
        auto written = write_atomically(file.target, bytes, file.path);
        if (written) return {};
        return tl::unexpected("cannot write " + file.target.string() + ": " + written.error());
    }

    // The result was not written, so that nothing about it holds.
    static void lose(FileResult& result, std::string error) { result = fail(std::move(error)); }

    const analysis::Settings& settings_;
    const RunOptions& options_;
    std::set<FileId> sources_;
};

}  // namespace

void run(const std::vector<SourceFile>& files, const analysis::Settings& settings,
         const RunOptions& options) {
    const Run work(files, settings, options);
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return files[i].size; });
    std::vector<syntax::Parser> parsers(std::max(1U, options.jobs));
    parallel_for(options.jobs, files.size(), [&](unsigned worker, std::size_t i) {
        if (options.stop != nullptr && options.stop->load()) return;
        options.done(order[i], work.file(files[order[i]], parsers[worker]));
    });
}

FileResult run_text(std::string source, const names::FileContext& context,
                    const analysis::Settings& settings, const RunOptions& options) {
    syntax::Parser parser;
    return Run({}, settings, options).text(std::move(source), context, parser);
}

}  // namespace mindport::workspace
