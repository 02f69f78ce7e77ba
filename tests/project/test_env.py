"""What the settings make of the environment, and what they refuse in words."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from plenipo.project import env


def read(monkeypatch, how, said):
    monkeypatch.setenv("SETTING", said)
    return getattr(env, how)("SETTING", "")


@pytest.mark.parametrize("address", ["sqlite:////data/p.sqlite3", "postgres://p@db/plenipo"])
def test_a_thread_keeps_its_connection_from_one_request_to_the_next(address, monkeypatch):
    assert read(monkeypatch, "database", address)["CONN_MAX_AGE"] == 60


@pytest.mark.parametrize(
    ("said", "hosts"),
    [
        ("a.example, b.example", ["a.example", "b.example"]),
        (" a.example ,", ["a.example"]),
        (
            "партия.рф,[::1],*,.Example.org",
            ["xn--80aqtfk3f.xn--p1ai", "[::1]", "*", ".example.org"],
        ),
    ],
)
def test_hosts_are_read_however_they_are_written(said, hosts, monkeypatch):
    assert read(monkeypatch, "hosts", said) == hosts


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://dialogue.example.org/", "https://dialogue.example.org"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://Партия.рф", "https://xn--80aqtfk3f.xn--p1ai"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ],
)
def test_the_address_of_links_is_one_a_browser_sends_back(said, address, monkeypatch):
    assert read(monkeypatch, "address", said) == address


@pytest.mark.parametrize("password", ["a#b", "a/b", "a?b", "a:b", "a@b", "a%23b", "#/?@:"])
@pytest.mark.parametrize("how", ["database", "post"])
def test_a_password_may_hold_any_character(how, password, monkeypatch):
    scheme, end = ("postgres", ":5433/house") if how == "database" else ("smtp+starttls", ":587")
    plain = password.replace("%23", "#")

    found = read(monkeypatch, how, f"{scheme}://me:{password}@db.example{end}")

    if how == "database":
        told = (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"])
        assert told == ("me", plain, "db.example", 5433, "house")
    else:
        told = tuple(
            found[f"EMAIL_{part}"] for part in ("HOST_USER", "HOST_PASSWORD", "HOST", "PORT")
        )
        assert told == ("me", plain, "db.example", 587)


def test_a_socket_is_reached_as_everywhere_with_postgresql(monkeypatch):
    found = read(monkeypatch, "database", "postgres:///house?host=/run/postgresql&sslmode=disable")

    assert (found["NAME"], found["HOST"], found["OPTIONS"]["sslmode"]) == (
        "house",
        "/run/postgresql",
        "disable",
    )


@pytest.mark.parametrize("said", ["bureau@example.org", "Bureau of the Dialogue <b@example.org>"])
def test_a_sender_may_have_a_name(said, monkeypatch):
    assert read(monkeypatch, "sender", said) == said


@pytest.mark.parametrize(
    ("how", "said", "words"),
    [
        ("hosts", " , ", "is empty"),
        ("hosts", "https://a.example", "without https://"),
        ("hosts", "a.example/desk", "without https://"),
        ("hosts", "a.example:8000", "without https://"),
        ("hosts", "a..example", "is no host name"),
        ("hosts", "“a.example”", "is no host name"),
        ("address", "https://‘a.example’", "is no host name"),
        ("sender", "a@x.example, b@x.example", "say an e-mail address"),
        ("address_alone", "x", "say an e-mail address"),
        ("address_alone", "Bounces <b@x.example>", "without a name"),
        ("database", "/tmp/x.sqlite3", "names no kind of database"),
        ("post", "smtp://", "names no host"),
        ("post", "smtps://:465", "names no host"),
        ("post", "smtp://user@m.example", "without a password"),
        ("address", "dialogue.example.org", "say https://HOST"),
        ("address", "ftp://dialogue.example.org", "say https://HOST"),
        ("address", "https://example.org/plenipo", "without a path"),
        ("address", "https://example.org:99999", "is no HOST:PORT"),
        ("address", "https://exa mple.org", "is no host name"),
        ("sender", "the bureau", "say an e-mail address"),
        ("sender", "bureau@", "say an e-mail address"),
        ("sender", "", "say an e-mail address"),
        ("database", "postgres://db.example", "names no database"),
        ("database", "postgres://db.example:port/house", "is no HOST:PORT"),
        ("database", "postgres://db.example:0/house", "is no HOST:PORT"),
        ("database", "sqlite://", "names no file"),
        ("database", "mysql://db/house", "say sqlite:///PATH or postgres://"),
        ("post", "smtp://relay.example:70000", "is no HOST:PORT"),
        ("post", "smtp://relay.example/inbox", "nothing stands behind the port"),
        ("post", "folder:", "say smtp://HOST:PORT"),
    ],
)
def test_a_wrong_setting_is_refused_in_words_that_name_it(how, said, words, monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="SETTING") as refused:
        read(monkeypatch, how, said)

    assert words in str(refused.value)


def test_a_name_that_nothing_asks_for_is_told_with_the_one_perhaps_meant(monkeypatch):
    monkeypatch.setenv(f"{env.OURS}ADRESS", "https://a.example")
    monkeypatch.setenv(f"{env.OURS}XYZ", "1")

    told = env.misspelt()

    assert (told[f"{env.OURS}ADRESS"], told[f"{env.OURS}XYZ"]) == ("PLENIPO_ADDRESS", "")
    assert "PLENIPO_DATA" not in told
