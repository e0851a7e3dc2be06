"""Child processes that never outlive their parent, whatever kills it."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

_libc = ctypes.CDLL(None, use_errno=True)


def die_with(parent: int, by: int = signal.SIGKILL) -> None:
    """Ask the kernel to send this process the signal `by` when its parent ends.

    Linux ties this to the *thread* that forked, so children must be started from a thread that lives as long
    as the process: the main one.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, by, 0, 0, 0)
    # The parent may have ended before the line above: then nobody will ever send the signal.
    if os.getppid() != parent:
        os.kill(os.getpid(), by)


def adopt_orphans() -> None:
    """Make this process the parent of its grandchildren whose own parent ends, so that it can end them."""
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawn(
    argv: Sequence[str | os.PathLike[str]],
    *,
    die_by: int = signal.SIGKILL,
    become: Callable[[], None] | None = None,
    **options: Any,
) -> subprocess.Popen[Any]:
    """Start a child in its own process group that dies with this process; `become` runs before, to change
    its user."""
    parent = os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if become:
            become()
        # Last, because a change of user makes the kernel forget it.
        die_with(parent, die_by)

    return subprocess.Popen(argv, preexec_fn=prepare, process_group=0, **options)


def end(process: subprocess.Popen[Any], *signals: int, patience: float = 10) -> None:
    """Send each signal in turn until the process has ended; the last resort is SIGKILL."""
    for sent in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(sent)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def end_group(group: int) -> None:
    """End whatever is left of a process group."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def working_in(folder: Path, program: str) -> list[int]:
    """The processes of a program whose working folder this is (PostgreSQL changes into its data folder)."""
    found = []
    with suppress(FileNotFoundError):
        here = folder.stat()
        for entry in filter(str.isdigit, os.listdir("/proc")):
            with suppress(OSError):
                if os.path.samestat(os.stat(f"/proc/{entry}/cwd"), here):
                    running = os.readlink(f"/proc/{entry}/exe").removesuffix(" (deleted)")
                    if os.path.basename(running) == program:
                        found.append(int(entry))
    return found
