#include "app/command_line.h"

#include <array>
#include <cstdlib>
#include <sstream>

#include <CLI/CLI.hpp>

#include "app/language.h"

namespace portolan::app {
namespace {

std::pair<int, int> parseSize(const std::string &text) {
    int width = 0, height = 0;
    char by = 0, rest = 0;
    std::istringstream in(text);
    in >> width >> by >> height;
    if (!in || in >> rest || (by != 'x' && by != 'X') || width < 1 || height < 1 || width > 16384 ||
        height > 16384)
        throw CLI::ValidationError("--size",
                                   "'" + text + "' is no size; write WIDTHxHEIGHT, for example 1600x1000");
    return {width, height};
}

MapFormat parseFormat(const std::string &text) {
    if (const auto format = mapFormatOf(CLI::detail::to_lower(text))) return *format;
    throw CLI::ValidationError("--format", "'" + text + "' is none of json, svg, png, pdf, dot, mermaid");
}

views::Arrangement parseArrangement(std::string_view layout, std::string_view group) {
    using views::GroupBy;
    return {layout == "rails"    ? layout::Kind::rails
            : layout == "layers" ? layout::Kind::layers
                                 : layout::Kind::map,
            group == "project"   ? GroupBy::project
            : group == "network" ? GroupBy::network
            : group == "none"    ? GroupBy::none
                                 : GroupBy::host};
}

void splitUser(const std::string &text, EtcdRequest &etcd) {
    const auto colon = text.find(':');
    etcd.user = text.substr(0, colon);
    if (colon != std::string::npos)
        etcd.password = text.substr(colon + 1);
    else if (const char *password = std::getenv("PORTOLAN_ETCD_PASSWORD"))
        etcd.password = password;
}

/// So that its words find their translations.
struct CommandLine {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static ParsedCommandLine parse(int argc, const char *const *argv);
    static const char *epilogue();
    static void translate(CLI::App &cli, const Language::Words &words);
};

const char *CommandLine::epilogue() {
    return QT_TR_NOOP(R"(
Without -H or --context the engine is found as the docker command finds it:
DOCKER_HOST, DOCKER_CONTEXT, the current context, or unix:///var/run/docker.sock.
Examples:
  portolan                                        open the window
  portolan map --format json | jq .links          print the chart
  portolan map -H unix:///var/run/docker.sock -H ssh://host-b --format svg -o chart.svg
  portolan watch --etcd http://127.0.0.1:2379     one line of JSON a change
  portolan --screenshot chart.png --lang ru --theme dark
  portolan --playground                           no Docker at hand: a harbour to try everything on)");
}

/// What a person reads in the help, in their language; names and placeholders of options stay.
void CommandLine::translate(CLI::App &cli, const Language::Words &words) {
    const auto said = [&words](const std::string &text) { return words("CommandLine", text.c_str()); };
    cli.description(said(cli.get_description()))->footer(said(cli.get_footer()));
    for (CLI::Option *option : cli.get_options())
        option->description(said(option->get_description()))->group(said(option->get_group()));
    for (const char *label : {QT_TR_NOOP("Usage"), QT_TR_NOOP("OPTIONS"), QT_TR_NOOP("SUBCOMMAND"),
                              QT_TR_NOOP("REQUIRED"), QT_TR_NOOP("Options"), QT_TR_NOOP("Subcommands")})
        cli.get_formatter()->label(label, said(label));
    for (CLI::App *command : cli.get_subcommands([](CLI::App *) { return true; })) {
        command->group(said(command->get_group()));
        translate(*command, words);
    }
}

ParsedCommandLine CommandLine::parse(int argc, const char *const *argv) {
    Options o;
    CLI::App cli(
        QT_TR_NOOP(
            "Portolan charts container networks: it watches Docker engines and etcd and draws containers,\n"
            "networks, links and ambassadors live."),
        "portolan");
    cli.set_help_flag("-h,--help", QT_TR_NOOP("print this and exit"));
    cli.set_version_flag("--version", std::string("portolan ") + PORTOLAN_VERSION,
                         QT_TR_NOOP("print the version and exit"));
    cli.footer(epilogue());
    cli.get_formatter()->column_width(34);

    const std::string engines = QT_TR_NOOP("Engines"), etcd = "etcd", window = QT_TR_NOOP("Window");
    cli.add_option("-H,--host", o.hosts,
                   QT_TR_NOOP("Docker engine to watch (unix://, tcp://, ssh://); repeatable"))
        ->group(engines)
        ->allow_extra_args(false)
        ->type_name("URL");
    cli.add_option("-c,--context", o.contexts, QT_TR_NOOP("docker context to watch; repeatable"))
        ->group(engines)
        ->allow_extra_args(false)
        ->type_name("NAME");
    auto *harbour =
        cli.add_flag(
               "--playground", o.playgroundHarbour,
               QT_TR_NOOP("watch a harbour that is played inside this program, with nothing real behind it"))
            ->group(engines);
    bool tlsVerify = false;
    cli.add_flag("--tls", o.tls.tls, QT_TR_NOOP("use TLS without verifying the engine"))->group(engines);
    auto *verify =
        cli.add_flag("--tlsverify", tlsVerify, QT_TR_NOOP("use TLS and verify the engine"))->group(engines);
    cli.add_option("--tlscacert", o.tls.caFile, QT_TR_NOOP("trust certificates signed by this CA"))
        ->group(engines)
        ->type_name("FILE");
    cli.add_option("--tlscert", o.tls.certFile, QT_TR_NOOP("our TLS certificate"))
        ->group(engines)
        ->type_name("FILE");
    cli.add_option("--tlskey", o.tls.keyFile, QT_TR_NOOP("our TLS key"))->group(engines)->type_name("FILE");

    std::string etcdUser;
    bool etcdInsecure = false;
    cli.add_option("--etcd", o.etcd.urls,
                   QT_TR_NOOP("a member of the etcd cluster to watch; repeatable: members fail over"))
        ->group(etcd)
        ->allow_extra_args(false)
        ->delimiter(',')
        ->type_name("URL");
    cli.add_option("--etcd-user", etcdUser,
                   QT_TR_NOOP("etcd user (password else from PORTOLAN_ETCD_PASSWORD)"))
        ->group(etcd)
        ->type_name("NAME[:PASSWORD]");
    cli.add_option("--etcd-prefix", o.etcd.prefix,
                   QT_TR_NOOP("only the keys that begin with it; for a user who may read no others"))
        ->group(etcd)
        ->type_name("PREFIX");
    cli.add_option("--etcd-cacert", o.etcd.caFile, QT_TR_NOOP("trust certificates signed by this CA"))
        ->group(etcd)
        ->type_name("FILE");
    cli.add_option("--etcd-cert", o.etcd.certFile, QT_TR_NOOP("our TLS certificate"))
        ->group(etcd)
        ->type_name("FILE");
    cli.add_option("--etcd-key", o.etcd.keyFile, QT_TR_NOOP("our TLS key"))->group(etcd)->type_name("FILE");
    cli.add_flag("--etcd-insecure", etcdInsecure, QT_TR_NOOP("do not verify etcd's certificate"))
        ->group(etcd);

    cli.add_flag("--read-only", o.readOnly, QT_TR_NOOP("change nothing: the window only watches"))
        ->group(window);
    std::string size;
    double wait = 0;
    cli.add_option("--screenshot", o.screenshot, QT_TR_NOOP("write the window's picture once live, and exit"))
        ->group(window)
        ->type_name("FILE");
    cli.add_option("--size", size, QT_TR_NOOP("size of that picture, 1600x1000 if not given"))
        ->group(window)
        ->type_name("WxH");
    cli.add_option("--lang", o.language, QT_TR_NOOP("language: en or ru; the system's if not given"))
        ->group(window)
        ->check(CLI::IsMember({"en", "ru"}))
        ->type_name("LANG");
    cli.add_option("--theme", o.theme, QT_TR_NOOP("light or dark; the system's if not given"))
        ->group(window)
        ->check(CLI::IsMember({"light", "dark"}))
        ->type_name("THEME");
    auto *waitOption =
        cli.add_option(
               "--wait", wait,
               QT_TR_NOOP("keep trying for so long; without it the first failure ends map and --screenshot"))
            ->check(CLI::Range(0.0, 86'400.0))
            ->type_name("SECONDS");

    auto *map = cli.add_subcommand("map", QT_TR_NOOP("print the chart once the first full list is in"));
    map->fallthrough();
    std::string format = "json";
    map->add_option("-f,--format", format,
                    QT_TR_NOOP("json, svg, png, pdf, dot or mermaid; json if not given"))
        ->type_name("FORMAT");
    map->add_option("-o,--output", o.output, QT_TR_NOOP("write to FILE instead of standard output"))
        ->type_name("FILE");
    std::string layout = "map", group = "host";
    map->add_option("--layout", layout, QT_TR_NOOP("of a picture: map, rails or layers; map if not given"))
        ->check(CLI::IsMember({"map", "rails", "layers"}))
        ->type_name("LAYOUT");
    map->add_option("--group", group,
                    QT_TR_NOOP("frames of a picture: host, project, network or none; host if not given"))
        ->check(CLI::IsMember({"host", "project", "network", "none"}))
        ->type_name("GROUP");
    auto *watch =
        cli.add_subcommand("watch", QT_TR_NOOP("print one line of JSON a change, for as long as it runs"));
    watch->fallthrough();
    auto *playground = cli.add_subcommand(
        "playground",
        QT_TR_NOOP("serve an engine that is played, with nothing real behind it, until it is interrupted"));
    playground->add_option("--socket", o.playground.socket, QT_TR_NOOP("unix socket to serve at"))
        ->required()
        ->type_name("PATH");
    playground
        ->add_option("--engine", o.playground.engine,
                     QT_TR_NOOP("the engine to play: 20.10, 28 or 29; 29 if not given"))
        ->check(CLI::IsMember({"20.10", "28", "29"}))
        ->type_name("LINE");
    playground
        ->add_option("--containers", o.playground.containers,
                     QT_TR_NOOP("how many containers run in it at the start"))
        ->check(CLI::Range(0, 100'000))
        ->type_name("N");
    playground
        ->add_option("--networks", o.playground.networks,
                     QT_TR_NOOP("how many networks of its own they are on"))
        ->check(CLI::Range(0, 10'000))
        ->type_name("N");
    playground
        ->add_option("--etcd-port", o.playground.etcdPort,
                     QT_TR_NOOP("serve an etcd as well, at this port of 127.0.0.1; 0: a free one"))
        ->check(CLI::Range(0, 65'535))
        ->type_name("PORT");
    playground->add_option("--seed", o.playground.seed, QT_TR_NOOP("the same seed gives the same ids"))
        ->type_name("S");
    cli.require_subcommand(0, 1);

    try {
        cli.parse(argc, argv);
        if (!size.empty()) o.size = parseSize(size);
        o.format = parseFormat(format);
        o.arrangement = parseArrangement(layout, group);
        if (harbour->count() > 0 && !(o.hosts.empty() && o.contexts.empty() && o.etcd.urls.empty()))
            throw CLI::ValidationError("--playground",
                                       "brings its own engines and etcd: no -H, --context, --etcd");
        if (!o.screenshot.empty() && !cli.get_subcommands().empty())
            throw CLI::ValidationError("--screenshot", "stands alone, not with another command");
        if (o.etcd.urls.empty() && (!etcdUser.empty() || !o.etcd.prefix.empty() || !o.etcd.caFile.empty() ||
                                    !o.etcd.certFile.empty()))
            throw CLI::ValidationError("--etcd", "is missing: which etcd do the --etcd-… options speak of?");
    } catch (const CLI::Success &success) { // --help, --version
        translate(cli, Language::words(o.language.empty() ? Language::ofSystem()
                                                          : QString::fromStdString(o.language)));
        std::ostringstream out, err;
        cli.exit(success, out, err);
        return {std::nullopt, out.str(), exitOk};
    } catch (const CLI::Error &error) {
        return {std::nullopt, "portolan: " + std::string(error.what()) + "\nTry 'portolan --help'.\n",
                exitUsage};
    }

    if (verify->count() > 0) o.tls.verify = tlsVerify; // --tlsverify=false is said, too
    if (!etcdUser.empty()) splitUser(etcdUser, o.etcd);
    o.etcd.tlsVerify = !etcdInsecure;
    if (waitOption->count() > 0) o.wait = std::chrono::milliseconds(static_cast<long long>(wait * 1000));
    if (map->parsed())
        o.command = Command::map;
    else if (watch->parsed())
        o.command = Command::watch;
    else if (playground->parsed())
        o.command = Command::playground;
    else if (!o.screenshot.empty())
        o.command = Command::screenshot;
    return {o, {}, exitOk};
}

} // namespace

ParsedCommandLine parseCommandLine(int argc, const char *const *argv) {
    return CommandLine::parse(argc, argv);
}

} // namespace portolan::app
