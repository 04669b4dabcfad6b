// The command line as a whole.
#pragma once

namespace mindport::cli {

// Runs the command that the arguments name; returns the exit code.
int run(int argc, char** argv);

}  // namespace mindport::cli
