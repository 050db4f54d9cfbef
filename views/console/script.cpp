#include "views/console/script.h"

#include "model/changes/shell.h"
#include "model/core/text.h"

namespace portolan::views {

std::string scriptOf(const std::vector<qt::ChangeRun> &runs) {
    std::string script = "#!/bin/sh\nset -e\n";
    std::string engine;
    for (const qt::ChangeRun &run : runs) {
        if (run.engineUrl != engine) {
            engine = run.engineUrl;
            script += "export DOCKER_HOST=" + changes::shellWord(engine) + "\n";
        }
        const std::string &line = run.command;
        if (run.failed())
            // A name of several lines must not leave the comment.
            script += "# failed: " + plain(line, 4000) + "\n";
        else // a command inside that ended badly did something all the same
            script += line + (run.exitCode.value_or(0) == 0 ? "\n" : " || :\n");
    }
    return script;
}

} // namespace portolan::views
