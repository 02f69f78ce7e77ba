"""In which browsers an account is signed in."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from plenipo.accounts.models import SignedIn
from plenipo.accounts.verbs import Verb
from plenipo.people.models import Account
from plenipo.records.actions import record
from plenipo.records.models import By

BROWSER_SHOWN = 200


def note_session(account: Account, session: str, browser: str) -> None:
    SignedIn.objects.update_or_create(
        session=session,
        defaults={
            "account": account,
            "browser": browser[:BROWSER_SHOWN],
            "since": timezone.now(),
        },
    )


def session_moved(old: str, new: str) -> None:
    """A session has another key since its owner changed the password."""
    SignedIn.objects.filter(session=old).update(session=new)


def end_sessions(account: Account, *, but: str = "", only: SignedIn | None = None) -> int:
    """Sign the account out, in one browser or in all but one; in how many it was signed in."""
    noted = account.signed_in.exclude(session=but) if only is None else [only]
    keys = [each.session for each in noted]
    ended, _kinds = Session.objects.filter(session_key__in=keys).delete()
    SignedIn.objects.filter(session__in=keys).delete()
    return ended


@transaction.atomic
def sign_out_elsewhere(
    account: Account, *, by: By, but: str = "", only: SignedIn | None = None
) -> int:
    ended = end_sessions(account, but=but, only=only)
    record(Verb.SESSIONS_ENDED, by=by, about=account, sessions=ended)
    return ended
