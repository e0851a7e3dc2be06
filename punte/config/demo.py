"""The demonstration: all on this machine, with invented people, begun anew if it was left half made."""

import os

from punte.config import installation, preparation
from punte.config.installation import Refusal
from punte.config.preparation import say, timed

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
NOT_A_DEMO = (
    "This database was not born as a demonstration: nothing was touched. Give PUNTE_DATA another folder."
)


def prepare(*, anew: bool = False) -> None:
    """Make the demonstration ready; a step that has nothing to do is passed over."""
    owner = installation.owner_url()
    stamp, tables = installation.read_stamp(owner)
    if stamp.get("born", "demo" if not tables else "") != "demo":
        raise Refusal(NOT_A_DEMO)
    if tables and (why := _why_anew(stamp, asked=anew)):
        say(f"  {why}")
        preparation.empty_database()
        stamp = {}
    installation.write_stamp(owner, born="demo", data=stamp.get("data", "loading"))
    _schema_and_definitions(stamp)
    with timed(
        "static files, translations"
    ):  # before the data: papers are written in the language of their readers
        preparation.prepare_files()
    if stamp.get("data") != "loaded":
        _load()


def is_loaded() -> bool:
    """Whether there is a whole demonstration to look at, be it of this version or served at this moment."""
    return installation.read_stamp(installation.owner_url())[0].get("data") == "loaded"


def _why_anew(stamp: dict[str, str], *, asked: bool) -> str:
    """Why what is there is thrown away; empty where it is kept. Invented data are not carried over to other tables:
    they are made anew, so that every screen of the new version has some."""
    if asked:
        return "the demonstration is made anew"
    if stamp.get("data") != "loaded":
        return "an unfinished demonstration is made anew"
    if stamp.get("schema") != installation.schema_mark():
        return "the demonstration of another version is made anew"
    return ""


def _schema_and_definitions(stamp: dict[str, str]) -> None:
    if stamp.get("schema") != installation.schema_mark():
        with timed("database schema"):
            preparation.prepare_schema()
        stamp = stamp | {"definitions": ""}
    if stamp.get("definitions") != installation.definitions_mark():
        with timed("definitions of the projects"):
            preparation.load_definitions()


def _load() -> None:
    owner = installation.owner_url()
    installation.write_stamp(owner, born="demo", data="loading")
    # A crash here makes the demonstration be begun anew, so nothing need reach the disk at each step.
    with timed("demonstration data"):
        preparation.in_child(
            lambda: preparation.run_command("load_demo"), PGOPTIONS="-c synchronous_commit=off"
        )
    preparation.analyze()
    installation.write_stamp(owner, data="loaded")


def check_doors(host: str) -> None:
    """Refuse to serve a real database with a demonstration's open doors."""
    if os.environ.get("PUNTE_MODE") == "demo":
        if host not in _LOOPBACK:
            raise Refusal("A demonstration is served on this machine only: leave --host out.")
        if installation.read_stamp(os.environ["DATABASE_URL"])[0].get("born") != "demo":
            raise Refusal(NOT_A_DEMO)


def how_to_sign_in(port: int) -> str:
    """What the person who started the demonstration needs to know."""
    address = f"http://localhost:{port}"
    return (
        f"\nPunte is ready: {address}/\n"
        f"Sign in at {address}/people/account/login/ with one click, as Elena (project manager) or another of the\n"
        f"cast; no password is needed. Mail that would have been sent: {address}/demo/outbox/\n"
        "Ctrl-C stops everything.\n"
    )
