"""Runs pytest on PostgreSQL: on PLENIPO_TEST_POSTGRES if it is set, else on a cluster of its own.

python tests/on_postgresql.py [--all] [arguments of pytest]

Those that reach what the two stores do differently (tests/stores.py); with --all every one, as before a release.
"""

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PORT = "54329"


def binaries() -> Path | None:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))  # noqa: PTH207 -- versions sort as text
    other = shutil.which("initdb")
    return Path(found[-1] if found else other).parent if found or other else None


def as_postgres(command: list[str]) -> None:
    """PostgreSQL refuses to run as root, so as root it runs as the user its package made."""
    user = {"user": "postgres"} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **user)


def main(arguments: list[str]) -> int:
    given = os.environ.get("PLENIPO_TEST_POSTGRES")
    if given:
        return tests_on(given, arguments)
    bin_folder = binaries()
    if bin_folder is None:
        sys.stdout.write("PostgreSQL is not installed: the tests ran on SQLite only.\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="plenipo-pg-") as folder:
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        data = f"{folder}/data"
        as_postgres(
            [
                f"{bin_folder}/initdb",
                "-D",
                data,
                "-U",
                "plenipo",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
            ]
        )
        options = f"-p {PORT} -k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        as_postgres(
            [
                f"{bin_folder}/pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                f"{folder}/log",
                "-o",
                options,
                "start",
            ]
        )
        try:
            return tests_on(f"postgres://plenipo@/plenipo?host={folder}&port={PORT}", arguments)
        finally:
            as_postgres([f"{bin_folder}/pg_ctl", "-D", data, "-m", "immediate", "stop"])


def tests_on(database: str, arguments: list[str]) -> int:
    environment = os.environ | {"PLENIPO_DATABASE": database}
    chosen = [] if "--all" in arguments else ["-p", "tests.stores"]
    arguments = [each for each in arguments if each != "--all"]
    command = [sys.executable, "-m", "pytest", "-m", "not browser", "--ignore=tests/engines"]
    command += [*chosen, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
