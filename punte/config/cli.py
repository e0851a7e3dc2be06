"""The command `punte`: serve, demo, migrate, import, retention, doctor.

Exit codes: 0 done, 1 it failed or something is wrong, 2 it was asked or set up wrongly.
"""

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from punte.config import children, demo, installation, preparation
from punte.config.cluster import Cluster
from punte.config.installation import Refusal
from punte.config.preparation import say, timed
from punte.config.telling import told


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
    return told(lambda: arguments.command(arguments))


def serve(arguments: argparse.Namespace) -> int:
    """Serve with the database, the web server and the worker as supervised children."""
    if os.environ.get("PUNTE_MODE") == "test":
        raise Refusal("PUNTE_MODE=test is for the tests, whose keys are no secret; it is not served.")
    installation.data_folder()
    preparation.settings_are_sound()
    _port_is_free(arguments.host, arguments.port)
    os.environ["PORT"] = str(arguments.port)  # links in letters lead here
    with installation.database(alone=True) as cluster:
        demo.check_doors(arguments.host)
        stamp, _ = installation.read_stamp(os.environ["DATABASE_URL"])
        if stamp.get("schema") != installation.schema_mark():
            raise Refusal("The database is not up to date: run `punte migrate` first.")
        preparation.prepare_files()
        return _supervise(
            arguments, cluster, lambda: say(f"Punte serves on {arguments.host}:{arguments.port}.")
        )


def serve_demo(arguments: argparse.Namespace) -> int:
    """Make the demonstration ready and serve it on this machine."""
    installation.demo_environment()
    if arguments.census:
        return _census()
    if "MAKELEVEL" in os.environ:
        # `make demo` that is killed outright must not leave the demonstration running.
        children.die_with(os.getppid(), signal.SIGTERM)
    begun = time.monotonic()
    say(f"Punte, demonstration in {installation.data_folder()}")
    _port_is_free("127.0.0.1", arguments.port)
    os.environ["PORT"] = str(arguments.port)  # links in letters lead here
    with installation.database(alone=True) as cluster:
        say(f"  {'database':<28}{time.monotonic() - begun:6.1f} s")
        demo.prepare(anew=arguments.anew)
        before = time.monotonic()

        def ready() -> None:
            say(f"  {'web server':<28}{time.monotonic() - before:6.1f} s")
            say(demo.how_to_sign_in(arguments.port))

        return _supervise(arguments, cluster, ready)


def _census() -> int:
    with installation.database():
        there = demo.is_loaded()
    # Made alone: a demonstration that another process is making at this moment is not begun anew under its hands.
    with installation.database(alone=not there):
        if not there:
            demo.prepare()
        preparation.run_command("demo_census")
    return 0


def migrate(arguments: argparse.Namespace) -> int:
    """Bring the schema, the definitions and the files up to date."""
    installation.adopt_demo()
    installation.data_folder()
    preparation.settings_are_sound()
    with installation.database():
        stamp, _ = installation.read_stamp(installation.owner_url())
        born = stamp.get("born") or os.environ.get("PUNTE_MODE", "production")
        installation.write_stamp(installation.owner_url(), born=born)
        preparation.prepare_schema(arguments.verbosity)
        with timed("definitions of the projects"):
            preparation.load_definitions(arguments.verbosity)
        with timed("occupations and skills"):
            preparation.run_command("load_vocabulary", "--where-none")
        preparation.prepare_files()
    return 0


def import_file(arguments: argparse.Namespace) -> int:
    """Import a file through the same steps as the screen."""
    installation.adopt_demo()
    with installation.database():
        options = {"project": arguments.project, "user": arguments.user, "dry_run": arguments.dry_run}
        options["apply"] = arguments.apply
        preparation.run_command("import_participants", arguments.file, **options)
    return 0


def import_esco(arguments: argparse.Namespace) -> int:
    """Import the Commission's classification of occupations and skills, and weigh the board by it."""
    installation.adopt_demo()
    with installation.database():
        preparation.run_command("import_esco", *map(str, arguments.files), edition=arguments.edition)
        if os.environ.get("DATABASE_OWNER_URL"):  # else the planner learns it from autovacuum
            preparation.analyze()
        preparation.run_command("weigh_board")
    return 0


def retention(arguments: argparse.Namespace) -> int:
    """Tell what has outlived its term of keeping; destroy it only when asked."""
    installation.adopt_demo()
    with installation.database():
        options = {"apply": arguments.apply, "user": arguments.user, "project": arguments.project}
        preparation.run_command("retention", **options)
    return 0


def examine(arguments: argparse.Namespace) -> int:
    """Look whether the installation is well, and say what to do where it is not."""
    installation.adopt_demo()
    with installation.database():
        from punte.config import doctor

        if arguments.search:
            preparation.run_command("search_index", rebuild=arguments.rebuild)
            return 0
        return doctor.ledger() if arguments.ledger else doctor.examine()


def _supervise(arguments: argparse.Namespace, cluster: Cluster | None, ready: Callable[[], None]) -> int:
    from punte.config.logging import logging_config
    from punte.config.supervisor import Supervisor, engine, web, worker

    logging_config(os.environ.get("PUNTE_MODE", "production"))
    running = [web(arguments.host, arguments.port, arguments.workers, arguments.threads)]
    if arguments.worker:
        running.append(worker())
    if arguments.engine and _engine_possible():
        running.append(engine())
    asked = "127.0.0.1" if arguments.host in ("0.0.0.0", "::") else arguments.host  # noqa: S104
    return Supervisor(running, cluster, (asked, arguments.port), ready).run()


def _engine_possible() -> bool:
    """Whether the engine of matching can be started here: numba is there, and its role's address is known. Who has set
    PUNTE_MATCH_SOCKET lets it run elsewhere."""
    there = find_spec("numba") and os.environ.get("DATABASE_MATCH_URL")
    if not there or "PUNTE_MATCH_SOCKET" in os.environ:
        return False
    os.environ["PUNTE_MATCH_SOCKET"] = str(installation.engine_socket())
    os.environ.setdefault("NUMBA_CACHE_DIR", str(installation.data_folder() / "numba"))
    return True


def _port_is_free(host: str, port: int, patience: float = 3) -> None:
    """A predecessor that was just killed may hold the port for a moment."""
    until = time.monotonic() + patience
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    while True:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                return probe.bind((host, port))
            except OSError as error:
                if time.monotonic() > until:
                    reason = error.strerror or "it cannot be used"
                    raise Refusal(
                        f"Port {port} on {host}: {reason.lower()}; PORT=… chooses another."
                    ) from None
        time.sleep(0.1)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="punte",
        description="One platform with which a consortium helps people into training and work.",
        epilog="Settings come from the environment; docs/operate.md names them all.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_serve(_command(commands, "serve", serve, "serve with web server, worker and database"), "127.0.0.1")
    _add_demo(_command(commands, "demo", serve_demo, "serve a demonstration with invented people"))
    _add_migrate(_command(commands, "migrate", migrate, "bring schema and definitions up to date"))
    imports = commands.add_parser("import", help="import a file", description="Import a file.")
    whats = imports.add_subparsers(title="what the file holds", metavar="WHAT", required=True)
    _add_import(_command(whats, "participants", import_file, "import participants into a project"))
    _add_esco(_command(whats, "esco", import_esco, "import the classification of occupations and skills"))
    _add_retention(_command(commands, "retention", retention, "tell what has outlived its term of keeping"))
    _add_doctor(_command(commands, "doctor", examine, "look whether everything is well"))
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    work: Callable[[argparse.Namespace], int],
    what: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    parser.set_defaults(command=work)
    return parser


def _add_serve(parser: argparse.ArgumentParser, host: str | None) -> None:
    if host:
        parser.add_argument("--host", default=host, help="address to listen on (default: %(default)s)")
    else:
        parser.set_defaults(host="127.0.0.1")
    port, workers = os.environ.get("PORT", "8000"), min(4, os.cpu_count() or 1)
    parser.add_argument("--port", type=int, default=port, help="port (default: PORT or 8000)")
    parser.add_argument("--workers", type=int, default=workers, help="web processes (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="threads of each (default: %(default)s)")
    parser.add_argument(
        "--no-worker", dest="worker", action="store_false", help="without the worker that takes jobs"
    )
    parser.add_argument(
        "--no-engine", dest="engine", action="store_false", help="without the compiled engine of matching"
    )


def _add_demo(parser: argparse.ArgumentParser) -> None:
    _add_serve(parser, None)
    parser.add_argument(
        "--anew", action="store_true", help="drop the demonstration's data and make them again"
    )
    parser.add_argument(
        "--census", action="store_true", help="print how many records are in each state, and end"
    )


def _add_migrate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verbosity", type=int, default=1, choices=range(4), help="how much to tell")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="XLSX or CSV")
    parser.add_argument(
        "--project", required=True, metavar="CODE", help="code of the project, such as 309187"
    )
    parser.add_argument("--user", metavar="EMAIL", help="on whose behalf (must be allowed to import)")
    parser.add_argument("--dry-run", action="store_true", help="check and show, change nothing")
    parser.add_argument("--apply", action="store_true", help="write the rows that have no problem")


def _add_esco(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="zips of CSV as the Commission offers them"
    )
    parser.add_argument("--edition", default="", help="such as 1.2.0, where the files' names do not tell")


def _add_retention(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help="only tell, which is what happens anyway")
    way.add_argument("--apply", action="store_true", help="destroy what is over, and log it")
    parser.add_argument("--user", metavar="EMAIL", help="in whose name (must protect the project's data)")
    parser.add_argument("--project", metavar="CODE", help="only this project")


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger", action="store_true", help="verify the seals of the record book")
    parser.add_argument(
        "--search", action="store_true", help="compare the index of the search with the truth"
    )
    parser.add_argument("--rebuild", action="store_true", help="with --search: write what is wrong again")


def run() -> None:
    """Entry point of the console script and of `python -m punte.config.cli`."""
    sys.exit(main())


if __name__ == "__main__":
    run()
