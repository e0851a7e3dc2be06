"""How a command says what went wrong: in one line, with an exit code, never with a stack of frames."""

import sys
from collections.abc import Callable

from punte.config.cluster import ClusterError
from punte.config.installation import Refusal


def told(work: Callable[[], int | None]) -> int:
    """Do the work; whatever goes wrong is told in one line on standard error."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError

    try:
        return work() or 0
    except Refusal as refusal:
        return complain(str(refusal), refusal.code) if str(refusal) else refusal.code
    except ImproperlyConfigured as error:
        return complain(str(error), 2)
    except (ClusterError, CommandError) as error:
        return complain(str(error), 1)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if type(error).__name__ != "OperationalError":
            raise
        return complain(f"the database does not answer: {error}", 1)


def complain(reason: str, code: int) -> int:
    """One line, whatever was in it."""
    print("punte: " + " ".join(reason.split()), file=sys.stderr, flush=True)
    return code
