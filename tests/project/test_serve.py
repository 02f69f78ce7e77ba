import sys
import time
from threading import Event, Thread

from plenipo.project.management.commands.serve import keep_running


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
