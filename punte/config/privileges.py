"""PostgreSQL refuses to run as root, or as a user without a name (as in some containers). So its processes
enter a user namespace in which they are `nobody` while their files stay ours; where the system forbids that,
root's become `nobody` outright."""

import ctypes
import os
import pwd
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

_CLONE_NEWUSER = 0x10000000
_PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 8, 47, 2
_CAPABILITY_VERSION_3 = 0x20080522
# To pass folders such as /root, which are closed to `nobody`, and to read the binaries behind them.
_CAP_DAC_OVERRIDE = 1
NOBODY = 65534

_libc = ctypes.CDLL(None, use_errno=True)


def drop() -> Callable[[], None] | None:
    """What a child must do before it may become PostgreSQL; nothing for an ordinary user."""
    if os.geteuid() != 0:
        return None if _has_a_name(os.geteuid()) or not namespaces_allowed() else _enter_namespace
    return _enter_namespace if namespaces_allowed() else _become_nobody


def _has_a_name(user: int) -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwuid(user).pw_name)
    return False


def prepare(data_dir: Path, folder: Path) -> None:
    """Let the database's folder exist and belong to the user who will serve it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    give(folder, folder)


def give(path: Path, folder: Path) -> None:
    """As root, hand a folder and what is in it to PostgreSQL's user."""
    if os.geteuid() != 0:
        return
    owner = 0 if namespaces_allowed() else NOBODY
    if path.stat().st_uid == owner:
        return
    for root, folders, files in os.walk(path):
        for name in (".", *folders, *files):
            os.chown(os.path.join(root, name), owner, owner, follow_symlinks=False)


def make_private(folder: Path) -> bool:
    """Make a folder that only we can enter. False if somebody else was there first, or it cannot be made."""
    with suppress(OSError):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        ours = found.st_uid in (os.geteuid(), NOBODY if os.geteuid() == 0 else os.geteuid())
        if stat.S_ISDIR(found.st_mode) and ours:
            folder.chmod(0o700)
            return True
    return False


@cache
def namespaces_allowed() -> bool:
    """Whether this system lets root make a user namespace; found out by trying, in a child."""
    child = os.fork()
    if child == 0:
        try:
            _enter_namespace()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _enter_namespace() -> None:
    user, group = os.geteuid(), os.getegid()
    if _libc.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "user namespaces are forbidden")
    maps = {"setgroups": "deny", "uid_map": f"{NOBODY} {user} 1", "gid_map": f"{NOBODY} {group} 1"}
    for name, text in maps.items():
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _become_nobody() -> None:
    _libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    mask = 1 << _CAP_DAC_OVERRIDE
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    # effective, permitted, inheritable for the lower and the upper 32 capabilities
    sets = (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)
    if _libc.capset(header, sets) == 0:
        _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0)
