// Runs the engine over the files of a command and makes the report.
#pragma once

#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/session.h"

namespace mindport::cli {

struct RunPlan {
    Command command = Command::check;
    std::string source;  // as given, for the summary
    std::string target;
    bool patches = false;
    double find_seconds = 0;
};

Report run_files(Inputs inputs, const Session& session, const Options& options,
                 const RunPlan& plan);

struct TextConversion {
    Report report;
    std::string bytes;  // what the text became; the input itself where that failed
};

// Converts a text that is in no file. `name` is what it stands for; "" if unknown.
TextConversion run_standard_input(const std::string& bytes, const std::string& name,
                                  const Session& session, const Options& options);

// Seconds since an earlier time.
class Stopwatch {
   public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

   private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace mindport::cli
