#include "views/console/script.h"

#include "model/changes/command.h"
#include "model/core/text.h"

namespace portolan::views {

std::string scriptOf(const std::vector<qt::ChangeRun> &runs) {
    std::string script = "#!/bin/sh\nset -e\n";
    std::string engine;
    bool tls = false;
    for (const qt::ChangeRun &run : runs) {
        if (run.engineUrl != engine) {
            engine = run.engineUrl;
            script += changes::engineLines(run.engine, engine);
            const bool wanted = changes::speaksTls(run.engine);
            if (tls && !wanted) script += "unset DOCKER_TLS_VERIFY\n";
            tls = wanted;
        }
        const std::string &line = run.command;
        if (run.change && !run.failed())
            for (const std::string &name : changes::withheldVariables(*run.change))
                script += "# export " + plain(name, 200) + " before: its value is not written here\n";
        if (run.failed())
            // A name of several lines must not leave the comment.
            script += "# failed: " + plain(line, 4000) + "\n";
        else // a command inside that ended badly did something all the same
            script += line + (run.exitCode.value_or(0) == 0 ? "\n" : " || :\n");
    }
    return script;
}

} // namespace portolan::views
