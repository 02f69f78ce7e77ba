"""A demonstration served in a process of its own, and clients that fill in its forms over HTTP."""

import json
import os
import platform
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
PASSWORD = "benchmark-password"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Site:
    """One data folder and the server on it."""

    def __init__(
        self, folder: Path, *, settings: str = "plenipo.project.settings", database: str = ""
    ) -> None:
        """database   its address; by default SQLite in the folder"""
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "PLENIPO_DATA": str(folder),
            "PLENIPO_DATABASE": database or f"sqlite:///{folder / 'plenipo.sqlite3'}",
            "PLENIPO_DEMO": "on",
            "PLENIPO_ADDRESS": self.address,
            "PLENIPO_SMTP": f"folder:{folder / 'letters'}",
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(ROOT),
        }
        self.server: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.folder / "plenipo.sqlite3"

    def run(self, *command: str, told: str = "") -> str:
        """What the command says; `told` is what it reads."""
        done = subprocess.run(
            [sys.executable, *command],
            input=told,
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def build_demo(self, stage: str) -> list[str]:
        """Returns the personal links it printed."""
        said = self.run(
            "-m", "django", "demo", "--stage", stage, "--password", PASSWORD, "--build-only"
        )
        return re.findall(r"http\S+/answer/\S+/", said)

    def start(self, *, application: str = "plenipo.project.asgi:application") -> None:
        """One web process, as `plenipo serve --web-only` starts it."""
        code = (
            f"import uvicorn; uvicorn.run({application!r}, port={self.port}, loop='uvloop', "
            "http='httptools', lifespan='off', access_log=False, log_level='error')"
        )
        self.server = subprocess.Popen([sys.executable, "-c", code], env=self.environment, cwd=ROOT)
        self.wait()

    def serve(self) -> None:
        """The command an operator gives."""
        where = ["--listen", f"127.0.0.1:{self.port}", "--web-only"]
        self.server = subprocess.Popen(
            [sys.executable, "-m", "django", "serve", *where],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        self.wait()

    def wait(self) -> None:
        for _try in range(1200):
            if self.server is not None and self.server.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def processor_seconds(self) -> float:
        """What the server has used of a processor so far: steadier than the clock on a busy machine."""
        if self.server is None:
            return 0.0
        threads = Path(f"/proc/{self.server.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e9

    def kill(self) -> None:
        if self.server:
            self.server.send_signal(signal.SIGKILL)
            self.server.wait()

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait()


@contextmanager
def a_site(**more: Any) -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp(prefix="plenipo-bench-"))
    site = Site(folder, **more)
    try:
        yield site
    finally:
        site.stop()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Below those the system lends out: whoever asks a server that is gone must not be lent its own port."""
    while True:
        port = random.randint(20_000, 30_000)
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port


def hidden_fields(page: str) -> dict[str, str]:
    return dict(HIDDEN.findall(page))


def client(site: Site) -> httpx.Client:
    return httpx.Client(base_url=site.address, timeout=60, trust_env=False)


def signed_in(site: Site, who: str) -> httpx.Client:
    browser = client(site)
    page = browser.get("/en/account/login/").text
    answer = browser.post(
        "/en/account/login/",
        data=hidden_fields(page) | {"login": f"{who}@demo.example", "password": PASSWORD},
    )
    if answer.status_code != 302:
        raise RuntimeError(f"{who} could not sign in: {answer.status_code}")
    return browser


def keep(name: str, result: dict[str, Any]) -> None:
    """Write the result with what is needed to read it."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "commit": commit}
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(result | {"machine": machine}, indent=1, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n")
