"""How long one waits for Punte: at first, the next time, after all was killed; what a process holds."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from punte.config.supervisor import healthy

DATA = Path(__file__).resolve().parents[1] / "var" / "bench-start"


def run() -> list[dict[str, Any]]:
    """Start a demonstration three times in a folder of its own."""
    shutil.rmtree(DATA, ignore_errors=True)
    first, process = started()
    for _ in range(200):
        urlopen(f"http://127.0.0.1:{port_of(process)}/").read()
    held = max(megabytes(p) for p in web_processes(process.pid))
    ended(process, signal.SIGTERM)
    warm, process = started()
    ended(process, signal.SIGKILL)
    again, process = started()
    ended(process, signal.SIGTERM)
    return [
        {"figure": "first start of the demonstration, packages installed", "value": first, "unit": "s"},
        {"figure": "next start", "value": warm, "unit": "s"},
        {"figure": "start after everything was killed", "value": again, "unit": "s"},
        {"figure": "memory of a web process after 200 pages (its share)", "value": held, "unit": "MB"},
    ]


def started() -> tuple[float, subprocess.Popen[bytes]]:
    """Seconds until a new demonstration answers, and its supervisor."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    named = {n: v for n, v in os.environ.items() if not n.startswith(("DATABASE_", "PUNTE_"))}
    argv = [sys.executable, "-m", "punte.config.cli", "demo", "--port", str(port)]
    begun = time.monotonic()
    process = subprocess.Popen(argv, env=named | {"PUNTE_DATA": str(DATA)}, stdout=subprocess.DEVNULL)
    while not healthy("127.0.0.1", port):
        if process.poll() is not None:
            raise RuntimeError(f"the demonstration ended with code {process.returncode}")
        time.sleep(0.02)
    return time.monotonic() - begun, process


def ended(process: subprocess.Popen[bytes], by: int) -> None:
    """End the demonstration."""
    process.send_signal(by)
    process.wait()


def port_of(process: subprocess.Popen[bytes]) -> str:
    """Where it answers, as it was told."""
    return str(process.args[-1])  # type: ignore[index]


def web_processes(supervisor: int) -> list[int]:
    """The processes that answer requests."""
    masters = [p for p in children(supervisor) if b"punte.config.web" in command(p)]
    return [worker for master in masters for worker in children(master)]


def children(process: int) -> list[int]:
    """Its direct children."""
    return [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def command(process: int) -> bytes:
    """Its command line."""
    return Path(f"/proc/{process}/cmdline").read_bytes()


def megabytes(process: int) -> float:
    """Proportional set size: shared memory is divided among those who share it."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
