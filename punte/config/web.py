"""The web server: granian, with the application loaded once and shared by its workers."""

import gc
import importlib
import multiprocessing
import os
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from punte.config import children
from punte.config.logging import dict_config

# Connections in waiting, and connections one worker holds at most (a browser keeps six).
_BACKLOG, _CONNECTIONS = 1024, 256
APPLICATION = "punte.config.wsgi:application"


def serve(host: str, port: int, workers: int, threads: int, application: str = APPLICATION) -> None:
    """Serve until told to stop; a worker that ends is replaced, and none outlives this process."""
    master = os.getpid()
    multiprocessing.set_start_method("fork")

    def tie() -> None:
        if os.getppid() == master:
            children.die_with(master)

    os.register_at_fork(after_in_child=tie)
    # Loaded here, the application is in memory once, and a new worker is ready at once.
    importlib.import_module(application.split(":")[0])
    gc.freeze()
    Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backlog=_BACKLOG,
        backpressure=_CONNECTIONS,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
        log_dictconfig=dict_config(os.environ.get("PUNTE_MODE", "production")),
        log_access=False,
    ).serve()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:])
