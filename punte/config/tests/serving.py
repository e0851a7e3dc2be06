"""A small Punte for the tests: real database, supervisor and web server, with an application of two lines.

Run as `python -m punte.config.tests.serving DATA PORT`.
"""

import os
import sys
from collections.abc import Callable, Iterable

from punte.config.cluster import Cluster
from punte.config.logging import logging_config
from punte.config.supervisor import Child, Supervisor, web


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]


def main(data: str, port: int) -> int:
    logging_config("demo")
    server = web("127.0.0.1", port, 2, 2)
    server.argv.append("punte.config.tests.serving:application")
    worker = Child("worker", [sys.executable, "-c", "import time; time.sleep(1000)", "the worker"])
    with Cluster(data) as cluster:
        return Supervisor([server, worker], cluster, ("127.0.0.1", port)).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
