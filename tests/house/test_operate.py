"""The page for operators names every setting and every command that there is, and none that there is not."""

import re
import subprocess
import sys

from django.core.management import get_commands

from tests.house.files import HOUSE, ROOT, modules

PAGE = (ROOT / "docs/operate.md").read_text()
# Read from the environment, and no setting of ours: told by systemd, the desktop, make, Django or NumPy.
NOT_OURS = {
    "DJANGO_SETTINGS_MODULE",
    "MAKELEVEL",
    "OPENBLAS_NUM_THREADS",
    "RUNTIME_DIRECTORY",
    "XDG_RUNTIME_DIR",
}
# For who makes Punte and its demonstration, not for who runs it.
FOR_DEVELOPERS = {
    "load_demo",
    "demo_census",
    "import_participants",
    "import_esco",
    "retention",
    "search_index",
}
_READ = re.compile(
    r"environ(?:\.get|\.setdefault|\.pop)?[\[(]\s*\"([A-Z_]+)\"|_(?:required|decoded)\(\"([A-Z_]+)\""
)


def settings_read() -> set[str]:
    """The names of the environment that our code reads."""
    return {name for path in modules() for pair in _READ.findall(path.read_text()) for name in pair if name}


def test_every_setting_that_is_read_is_told_and_no_other() -> None:
    told = set(re.findall(r"^\| `([A-Z][A-Z_]+)` \|", PAGE, re.MULTILINE))
    assert told == settings_read() - NOT_OURS


def test_every_command_is_told() -> None:
    ours = {name for name, app in get_commands().items() if app.startswith("punte.")} - FOR_DEVELOPERS
    told = {row.split()[0] for row in re.findall(r"^\| `([a-z_]+[^`]*)`", PAGE, re.MULTILINE)}
    assert sorted(ours - told) == []
    assert sorted(ours - told) == []


def test_every_command_of_punte_is_told() -> None:
    usage = subprocess.run(
        [sys.executable, "-m", "punte.config.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^    ([a-z]+)\b", usage, re.MULTILINE)
    assert len(commands) > 4 and [name for name in commands if f"`punte {name}" not in PAGE] == []


def test_every_file_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:deploy|tools|docs|punte)/[\w./-]+)`", PAGE)
    assert named and [name for name in named if not (HOUSE.parent / name).exists()] == []
