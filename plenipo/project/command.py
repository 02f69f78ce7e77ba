"""The `plenipo` command. Matching and scheduling need no database, so they start without Django."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

USAGE = """\
plenipo COMMAND

  demo       build a demonstration conference and serve it
  init       make the data folder and the database, and the first administrator
  serve      serve the pages and do the work of the outbox, under one command
  work       only send letters and do long work (beside other web processes)
  bounce     read bounce messages, so that the desk shows which letters did not arrive
  journal    seal the journal, print its head, or verify it against its seals and what you noted
  rekey      write every confidential text again with the first of its keys
  check      look at the settings of this machine (--deploy: as for a real event)
  import_register  read countries, parties and memberships into the register
  forget_second_factor  let somebody who lost their second factor set up another
  messages   update or compile the translations
  match      match a list of names against a register of parties, without a database
  schedule   place bilateral meetings into slots and rooms, without a database
  concept    find concepts in a corpus, in all their variants, without a database
  reuse      find shared passages, and reprints with their original, without a database

`plenipo COMMAND --help` says more. Settings come from the environment, or from a file:
`plenipo --environment /etc/plenipo.env COMMAND`. See docs/running.md."""

WITHOUT_DJANGO = ("match", "schedule", "concept", "reuse")
# these want what `init` makes
OF_A_HOUSE = ("work", "bounce", "journal", "rekey", "import_register", "forget_second_factor")
TRY_AGAIN = 75  # EX_TEMPFAIL: the mail server keeps what it has for `bounce` and brings it later


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--environment"]:
        if wrong := _use_environment(Path(*arguments[1:2])):
            return _say(wrong, arguments[2:])
        arguments = arguments[2:]
        sys.argv[1:] = arguments
    if not arguments or arguments[0] in {"help", "--help", "-h"}:
        print(USAGE)
        return 0
    command = arguments[0]
    if command in WITHOUT_DJANGO:
        return _run_alone(command, arguments[1:])
    if command == "demo":
        _use_demo_data(arguments)
    return _run_with_django(arguments)


def _run_with_django(arguments: list[str]) -> int:
    """What is missing or set wrongly is said in words, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")
    from django.core import management  # noqa: PLC0415 -- slow import
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    if arguments[0] == "init" and "--new-secret-key" in arguments:
        import_module("plenipo.project.env").new_key_wanted = True  # type: ignore[attr-defined]
    try:
        if arguments[0] in OF_A_HOUSE and "--help" not in arguments:
            if wrong := _no_house():
                return _say(wrong, arguments)
            _refuse_old_database()
        management.execute_from_command_line(["plenipo", *arguments])
        if arguments[0] == "check" and "--help" not in arguments:
            _reach_database()
    except (ImproperlyConfigured, management.CommandError) as wrong:
        return _say(str(wrong), arguments)
    except DatabaseError as fault:
        told = " ".join(str(fault).split())
        wrong_database = f"the database of PLENIPO_DATABASE cannot be reached: {told}"
        return _say(wrong_database, arguments)
    return 0


def _say(wrong: str, arguments: list[str]) -> int:
    print(f"plenipo: {wrong}", file=sys.stderr)
    return TRY_AGAIN if arguments[:1] == ["bounce"] else 1


def _no_house() -> str:
    """A command for a house that runs from another folder, or without its settings, makes none there."""
    data = Path(os.environ.get("PLENIPO_DATA", "var")).resolve()
    if data.is_dir():
        return ""
    return f"There is no house in {data}. Set PLENIPO_DATA, or name the file of settings: plenipo --environment FILE …"


def _use_environment(file: Path) -> str:
    """Settings from a file as systemd reads it (NAME=VALUE, quotation marks may stand around the value).

    Returns what is wrong with it, in words.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except IsADirectoryError:
        return "Name the file of settings: plenipo --environment FILE COMMAND."
    except FileNotFoundError:
        return f"There is no file {file}."
    except (OSError, UnicodeError) as fault:
        return f"The file {file} cannot be read: {fault}."
    for line in lines:
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith(("#", ";")):
            value = value.strip()
            bare = value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] else value
            os.environ[name.strip()] = bare
    return ""


def _refuse_old_database() -> None:
    import django  # noqa: PLC0415

    django.setup()
    import_module("plenipo.project.management.commands.serve").refuse_old_database()


def _reach_database() -> None:
    """A file that is not there yet is made by `init`, in a folder that is there."""
    from django.db import connection  # noqa: PLC0415

    file = Path(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or file.exists() or not file.parent.is_dir():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")


def _run_alone(command: str, arguments: list[str]) -> int:
    chosen = import_module(f"plenipo.project.{command}_command")
    result: int = chosen.main(arguments)
    return result


def _use_demo_data(arguments: list[str]) -> None:
    """A demonstration never touches the data, the database or the mail of a real conference.

    Its letters and what it prints lead to where it listens, unless PLENIPO_ADDRESS says otherwise.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--listen", default="127.0.0.1:8000")
    port = parser.parse_known_args(arguments)[0].listen.rpartition(":")[2]
    os.environ.setdefault("PLENIPO_ADDRESS", f"http://localhost:{port}")
    data = Path(os.environ.get("PLENIPO_DATA", "var"), "demo").resolve()
    os.environ |= {
        "PLENIPO_DEMO": "on",
        "PLENIPO_DATA": str(data),
        "PLENIPO_DATABASE": f"sqlite:///{data / 'plenipo.sqlite3'}",
        "PLENIPO_SMTP": f"folder:{data / 'letters'}",
    }


if __name__ == "__main__":
    sys.exit(main())
