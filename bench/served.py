"""The web server over a database of the measurements, as an installation runs it: mode of production, connections kept,
static files with their marks. The tests' mode opens a connection for each request, which costs more than the request.
"""

import base64
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from bench import data
from bench.start import children
from punte.config.supervisor import healthy

HERE = Path(__file__).resolve().parents[1]
SESSION, HEADERS = "__Host-session", {"Host": "localhost", "X-Forwarded-Proto": "https"}


@contextmanager
def served(name: str, workers: int = 2, threads: int = 4) -> Iterator[tuple[int, int]]:
    """Workers over the database of this name; gives their port and the number of their master."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    there = _installation(name)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0", "--clear"]
    subprocess.run(collect, env=there, cwd=HERE, check=True)
    argv = [sys.executable, "-m", "punte.config.web", "127.0.0.1", str(port), str(workers), str(threads)]
    quiet = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }  # where a line for each request is written
    process = subprocess.Popen(argv, env=there, cwd=HERE, **quiet)
    try:
        while not healthy("127.0.0.1", port):
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with code {process.returncode}")
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def processor_time(master: int) -> float:
    """Seconds that the workers have worked."""
    ticks = 0
    for worker in children(master):
        with open(f"/proc/{worker}/stat", encoding="ascii") as file:
            ticks += sum(int(n) for n in file.read().rsplit(")", 1)[1].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _installation(name: str) -> dict[str, str]:
    """The environment of an installation that holds the keys with which the data were sealed."""
    addresses = {role: data.address_of(name, role) for role in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    return {
        **os.environ,
        **addresses,
        "PUNTE_MODE": "production",
        "PUNTE_SECRET_KEY": settings.SECRET_KEY,
        "PUNTE_FIELD_KEYS": ",".join(_told(key) for key in settings.PUNTE_FIELD_KEYS),
        "PUNTE_INDEX_KEY": _told(settings.PUNTE_INDEX_KEY),
    }


def _told(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()
