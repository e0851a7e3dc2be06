"""Dump and restore with the programs that belong to the database in use.

Run as `python -m punte.config.copying dump FILE` or `… restore FILE`; a running Punte need not be stopped for
a dump. A restore goes into an empty database only.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from punte.config import installation, telling
from punte.config.cluster import Cluster, program
from punte.config.installation import Refusal


def dump(file: Path, own: Cluster | None) -> int:
    """Write the whole database into one compressed file; it appears under its name only when complete."""
    draft = file.with_name(file.name + ".part")
    address = f"--dbname={installation.owner_url()}"
    code = _run(own, "pg_dump", "--format=custom", "--no-owner", f"--file={draft}", address)
    if code == 0:
        draft.replace(file)
    return code


def restore(file: Path, own: Cluster | None) -> int:
    """Read a dump back. Raises Refusal when the database already holds something."""
    url = installation.owner_url()
    if installation.read_stamp(url)[1]:
        raise Refusal("The database is not empty: restore into a new PUNTE_DATA or a new database.")
    options = ("--exit-on-error", "--no-owner", "--no-comments", "--single-transaction")
    code = _run(own, "pg_restore", *options, f"--dbname={url}", str(file))
    if code == 0:
        installation.write_stamp(url, born="production")
    return code


def _run(own: Cluster | None, name: str, *arguments: str) -> int:
    found = program(name) if own else shutil.which(name)
    if found is None:
        raise Refusal(f"{name} is not installed: apt-get install postgresql-client")
    return subprocess.run([found, *arguments]).returncode


def main(arguments: list[str]) -> int:
    """Run one of the two."""
    if len(arguments) != 2 or arguments[0] not in ("dump", "restore"):
        return telling.complain("usage: python -m punte.config.copying dump|restore FILE", 2)

    def work() -> int:
        installation.adopt_demo()
        with installation.database() as own:
            return {"dump": dump, "restore": restore}[arguments[0]](Path(arguments[1]), own)

    return telling.told(work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
