#include "cli/app.h"

int main(int argc, char** argv) { return mindport::cli::run(argc, argv); }
