"""Web processes end with the process that started them: orphans would go on taking deeds with no worker beside."""

import os
import signal
import time
from threading import Thread

# number of the process of `plenipo serve`, set by it and never by an operator
BESIDE = "SERVED_BY_PROCESS"


def end_with_parent(*, pause: float = 1) -> None:
    """In a web process of several; in the one that serves alone there is nothing to watch."""
    parent = os.environ.get(BESIDE, "")
    if parent.isdecimal() and os.getppid() == int(parent):
        Thread(target=_watch, args=(int(parent), pause), daemon=True).start()


def _watch(parent: int, pause: float) -> None:
    while os.getppid() == parent:
        time.sleep(pause)
    os.kill(os.getpid(), signal.SIGTERM)
