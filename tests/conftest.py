"""The cast. Every test that needs somebody uses one of these.

nobody   a visitor            sol   secretary-general of the conference      ina   invitations
ada      accreditation        obi   observer of the secretariat (no duty to write)
rex      keeps the register   max   administrator of the house
bea      bilateral desk               lin   secretary-general of another conference
fay      focal point of a party that has accepted, in by her personal link
"""

import gc
import shutil
import socket
from base64 import b64encode
from email import message_from_bytes, policy
from types import SimpleNamespace

import hypothesis
import pytest
from aiosmtpd.controller import Controller
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client, override_settings
from django.utils import translation

from plenipo.bilaterals.models import DeskLine
from plenipo.bilaterals.queries.desk import desk_phrases
from plenipo.delegations.models import FocalPoint
from plenipo.kit.kept import shelf
from plenipo.people.models import HouseDuty
from plenipo.portal.views.programme import _offered as offered_values
from plenipo.records.models import JournalEntry
from plenipo.records.words.journal import phrases
from plenipo.registry.queries.matching import forget
from tests import databases
from tests.budget import (
    pytest_runtest_logreport,
    pytest_runtest_makereport,
    pytest_runtest_protocol,
    pytest_terminal_summary,
)
from tests.factories import (
    AccountFactory,
    ConferenceFactory,
    FocalPointFactory,
    LinkFactory,
    MembershipFactory,
    PartyFactory,
)

TEXT_KEY = Fernet.generate_key().decode()
BADGE_KEY = b64encode(bytes(range(32))).decode()
IDENTITY_KEY = b64encode(bytes(range(32, 64))).decode()
__all__ = [
    "pytest_runtest_logreport",
    "pytest_runtest_makereport",
    "pytest_runtest_protocol",
    "pytest_terminal_summary",
]
CAST = ("nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin", "fay")


def pytest_collection_finish():
    """What is loaded stays; no sweep has to go through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, _settings_of_tests):
    with django_db_blocker.unblock():
        databases.open_databases(cast_together, sessions_of)
    yield
    with django_db_blocker.unblock():
        databases.close_databases()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Whoever asks for the cast finds it there, but for tests that empty every table behind them."""
    asked = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db")
    empties = {"transactional_db", "live_server"} & asked or (
        marked and marked.kwargs.get("transaction")
    )
    wanted = [name for name in ("signed_in", "world") if name in asked and not empties]
    databases.use({"signed_in": "signed_in", "world": "met"}[wanted[0]] if wanted else "empty")


@pytest.fixture(autouse=True, scope="session")
def _no_line_without_a_phrase():
    """However the deed came by its verb: a line that nobody can read fails the test that writes it."""
    phrased = {JournalEntry: set(phrases()), DeskLine: set(desk_phrases())}

    def look_at(sender, instance, **_signal):
        if sender in phrased and instance.verb not in phrased[sender]:
            raise AssertionError(f"{instance.verb} is no verb of an app")

    pre_save.connect(look_at, weak=False)


@pytest.fixture
def guarded_journal(db):
    with connection.cursor() as cursor:
        for statement in (
            each for guards in databases.GUARDS for each in guards.keeping(connection.vendor)
        ):
            cursor.execute(statement)


@pytest.fixture
def world(db):
    return databases.who_is_there()[0] or cast_together()


@pytest.fixture
def kept(request, django_db_setup, django_db_blocker):
    """`kept(name, fill)`: who is in the database of this name, which `fill` fills when it is first asked for."""

    def in_it(name, fill):
        with django_db_blocker.unblock():
            databases.keep(name, fill)
        databases.use(name)
        request.getfixturevalue("db")
        return databases.who_is_there()[0]

    return in_it


@pytest.fixture
def signed_in(world):
    """`signed_in("sol")`: a browser of one of the cast, signed in before the test began, so that it costs nothing."""
    sessions = databases.who_is_there()[1]

    def browser_of(name: str) -> Client:
        client = Client()
        if name in sessions:
            client.cookies["sessionid"] = sessions[name]
        return client

    return browser_of


def sessions_of(cast) -> dict[str, str]:
    there = {name: getattr(cast, name) for name in CAST if getattr(cast, name)}
    return {name: sign_in(who).cookies["sessionid"].value for name, who in there.items()}


def cast_together():
    conference = ConferenceFactory(slug="dialogue")
    elsewhere = ConferenceFactory(slug="elsewhere")
    people = {
        name: MembershipFactory(conference=conference, duties=[duty], account__name=name).account
        for name, duty in {
            "sol": "secretary_general",
            "ina": "invitations",
            "ada": "accreditation",
            "obi": "observer",
            "bea": "bilaterals",
        }.items()
    }
    people["lin"] = MembershipFactory(
        conference=elsewhere, duties=["secretary_general"], account__name="lin"
    ).account
    for name, duty in {"rex": "register", "max": "administrator"}.items():
        people[name] = AccountFactory(name=name)
        HouseDuty.objects.create(account=people[name], duty=duty)
    for name in ("sol", "ina"):
        HouseDuty.objects.create(account=people[name], duty="register")
    people["fay"] = FocalPointFactory(
        name="fay", invitation__conference=conference, invitation__state="opened"
    )
    return SimpleNamespace(
        conference=conference, elsewhere=elsewhere, nobody=None, party=PartyFactory(), **people
    )


@pytest.fixture
def as_():
    """A fresh browser with this account signed in, this focal point's link followed, or nobody."""
    return sign_in


def sign_in(who=None) -> Client:
    client = Client()
    if isinstance(who, FocalPoint):
        session = client.session
        session["focal_link"] = LinkFactory(focal_point=who).pk
        session.save()
        client.cookies["sessionid"] = session.session_key
    elif who is not None:
        client.force_login(who)
    return client


# a busy machine is slow, and no test is about time
hypothesis.settings.register_profile(
    "plenipo", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("plenipo")


@pytest.fixture(autouse=True, scope="session")
def _settings_of_tests(tmp_path_factory):
    """What is slow on purpose, or made for every new client, is not what most tests are about."""
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
        TEXT_KEYS=[TEXT_KEY],
        BADGE_KEYS=[BADGE_KEY],
        IDENTITY_KEYS=[IDENTITY_KEY],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,  # else it reads every file of style and script for each client
    ):
        yield


@pytest.fixture(autouse=True)
def _no_file_outlives_its_test():
    yield
    for each in settings.MEDIA_ROOT.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()


@pytest.fixture(autouse=True)
def _each_test_begins_in_english():
    """A page asked for in another language leaves it behind in this thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_page_of_another_test_is_kept():
    """Numbers of conferences are given again in each test, which a real house never does."""
    shelf.clear()
    offered_values.cache_clear()


@pytest.fixture(autouse=True)
def _each_test_has_a_register_of_its_own():
    forget()


class Sink:
    """A real SMTP server that keeps what it gets. "nowhere.example" is refused for good, "later.example" for now.

    says   what it answers to every address instead
    """

    def __init__(self):
        self.letters, self.raw, self.senders, self.says, self.asked = [], [], [], "", 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        self.asked += 1
        if self.says:
            return self.says
        if address.endswith("@nowhere.example"):
            return "550 No such person here"
        if address.endswith("@later.example"):
            return "452 Mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.senders.append(envelope.mail_from)
        self.raw.append(envelope.original_content)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"


@pytest.fixture
def post_office(settings):
    """Where the worker's letters arrive: `post_office.letters`."""
    sink = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield sink
    controller.stop()
