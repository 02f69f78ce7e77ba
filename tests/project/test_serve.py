import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.management import CommandError

from plenipo.project.management.commands.serve import keep_running, refuse_a_port_in_use


def test_a_worker_that_ends_is_started_again_until_the_server_stops(tmp_path):
    marks, over = tmp_path / "marks", Event()
    command = [sys.executable, "-c", f"open({str(marks)!r}, 'a').write('x')"]
    keeper = Thread(target=keep_running, args=(command, over), kwargs={"pause": 0.01})
    keeper.start()
    ends = time.monotonic() + 20
    while time.monotonic() < ends and (not marks.exists() or len(marks.read_text()) < 2):
        time.sleep(0.02)

    over.set()
    keeper.join(timeout=20)

    assert len(marks.read_text()) >= 2
    assert not keeper.is_alive()


def test_a_worker_at_work_ends_with_the_server(tmp_path):
    over = Event()
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    keeper = Thread(target=keep_running, args=(command, over), kwargs={"pause": 0.01})
    keeper.start()

    over.set()
    keeper.join(timeout=20)

    assert not keeper.is_alive()


def test_a_web_process_ends_with_the_process_that_started_it():
    """As after a `kill -9` of `plenipo serve`: orphans would go on taking deeds with no worker beside."""
    parent = (
        "import os, subprocess, sys; os.environ['SERVED_BY_PROCESS'] = str(os.getpid());"
        "child = subprocess.Popen([sys.executable, '-c', 'import time;"
        "from plenipo.project.beside import end_with_parent; end_with_parent(pause=0.05);"
        "print(1, flush=True); time.sleep(60)'], stdout=subprocess.PIPE);"
        "child.stdout.readline(); print(child.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    told = subprocess.run([sys.executable, "-c", parent], capture_output=True, check=False)
    child = int(told.stdout)

    for _look in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text():
            break
        time.sleep(0.05)
    else:
        os.kill(child, 9)
        pytest.fail("the orphan went on")


def test_a_port_that_is_in_use_is_said_before_anything_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="Cannot listen on 127.0.0.1"):
            refuse_a_port_in_use("127.0.0.1", taken.getsockname()[1])
