"""Letters of credentials: registered, corrected, examined, marked as superseded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.actions.holding import hold
from plenipo.accreditation.models import Contest, Credential, Finding
from plenipo.accreditation.profile import LINK, OTHER
from plenipo.accreditation.queries.credentials import has_letter, last_letter
from plenipo.accreditation.verbs import Verb
from plenipo.conference.actions import while_it_lasts
from plenipo.delegations import rules
from plenipo.delegations.actions.documents import Sent, keep_document
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation, Document
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By

State, Form = Credential.State, Credential.Form


@dataclass(frozen=True, kw_only=True)
class LetterReceived:
    """What is known of a letter; channel: LINK or one of records.Channel."""

    form: str
    channel: str = LINK
    received_on: date
    dated: date | None = None
    signatory: str = ""
    authority: str = OTHER
    authority_typed: str = ""
    faction: str = ""
    persons: str = ""
    note: str = ""


@transaction.atomic
def register(
    delegation: Delegation,
    letter: LetterReceived,
    *,
    seen: int | None = None,
    by: By,
    scan: Sent | None = None,
    document: Document | None = None,
) -> Credential:
    """Raises Refused if another letter has come since the page was drawn: two officers may hold one letter.

    seen        the last letter there was when the page was drawn (0: none), if a page was
    scan        uploaded with it
    document    one the party had sent before; never both
    """
    hold(delegation.conference)
    if seen is not None and seen != last_letter(delegation):
        raise Refused(
            _(
                "A letter of this delegation has been registered since this page was drawn. Look at it; if yours "
                "is another one, register it now."
            )
        )
    return _kept(delegation, letter, scan, document, by=by, verb=Verb.CREDENTIALS_RECEIVED)


@transaction.atomic
def send(delegation: Delegation, letter: LetterReceived, scan: Sent, *, by: Speaker) -> Credential:
    """From the party. Whatever it sends over its link is a copy until the paper has come. Raises Refused for a file
    it has sent before: the letter is there, and examined once."""
    while_it_lasts(delegation.conference)
    if not rules.may_add_letter(delegation):
        raise Refused(
            _(
                "The delegation was not approved or has been withdrawn. No letter can be added to it."
            )
        )
    hold(delegation.conference)
    if has_letter(delegation, scan.sha256):
        raise Refused(_("This letter has already been received."))
    return _kept(delegation, letter, scan, None, by=by_focal(by), verb=Verb.CREDENTIALS_SENT)


def _kept(
    delegation: Delegation,
    letter: LetterReceived,
    scan: Sent | None,
    document: Document | None,
    *,
    by: By,
    verb: Verb,
) -> Credential:
    if scan:
        document = keep_document(delegation, scan, Document.Kind.CREDENTIALS, by=by)
    made = Credential.objects.create(
        delegation=delegation,
        document=document,
        registered_at=timezone.now(),
        **vars(letter),
    )
    record(verb, by=by, about=made, form=made.form)
    return made


@transaction.atomic
def correct(
    credential: Credential, letter: LetterReceived, *, seen: int, by: By, scan: Sent | None = None
) -> bool:
    """What was typed of it. Whether anything changed; its finding stays as it is."""
    hold(credential.delegation.conference)
    wanted: dict[str, Any] = vars(letter)
    changed = values_changed(credential, wanted)
    if not changed["fields"] and not scan:
        return False
    if scan:
        kind = Document.Kind.CREDENTIALS
        wanted = {**wanted, "document": keep_document(credential.delegation, scan, kind, by=by)}
    claim(credential, seen=seen, **wanted)
    record(Verb.CREDENTIALS_CHANGED, by=by, about=credential, **changed)
    return True


@transaction.atomic
def find(
    credential: Credential, finding: str, *, reason: str, on: date, seen: int, by: By
) -> Finding:
    """What was found of one letter. A second finding is a correction of the first, and says why, as does every
    finding but "in order". Older letters of the same signatory are superseded by one that is accepted."""
    hold(credential.delegation.conference)
    if finding not in Credential.FOUND:
        raise ValueError(f"{finding} is no finding")
    if credential.state == State.SUPERSEDED:
        raise Refused(_("This letter has been superseded. Examine the letter that replaced it."))
    if _is_contested(credential):
        raise Refused(
            _(
                "This letter is one of several competing ones. Decide on them together, on their page."
            )
        )
    if not reason and (finding != State.IN_ORDER or credential.state in Credential.FOUND):
        raise Refused(_("Enter the reason."))
    before = credential.state
    claim(credential, seen=seen, state=finding, found_on=on)
    made = _found(credential, finding, reason, on, by)
    record(Verb.CREDENTIALS_FOUND, by=by, about=credential, before=before, after=finding)
    if finding in (State.IN_ORDER, State.PROVISIONAL):
        _supersede_older(credential, by=by)
    return made


def _is_contested(credential: Credential) -> bool:
    return Contest.objects.filter(pk=credential.contest_id or 0, state=Contest.State.OPEN).exists()


def _found(credential: Credential, finding: str, reason: str, on: date, by: By) -> Finding:
    return Finding.objects.create(
        credential=credential,
        finding=finding,
        reason=reason,
        on=on,
        at=timezone.now(),
        by=by.account,
    )


def _supersede_older(credential: Credential, *, by: By) -> None:
    """The copy, when the original of the same signatory has come and was accepted."""
    if not credential.signatory:
        return
    older = Credential.objects.filter(
        delegation=credential.delegation,
        signatory__iexact=credential.signatory,
        registered_at__lt=credential.registered_at,
    )
    free = older.exclude(contest__state=Contest.State.OPEN)
    for each in free.exclude(state=State.SUPERSEDED):
        before = each.state
        claim(each, states=[before], state=State.SUPERSEDED)
        record(Verb.CREDENTIALS_SET_ASIDE, by=by, about=each, before=before, after=State.SUPERSEDED)


@transaction.atomic
def find_in_order(credentials: Iterable[Credential], *, on: date, by: By) -> list[Refused]:
    """Each by itself: one that somebody else examined meanwhile does not stop the others. Why not, of those left."""
    left = []
    for each in credentials:
        try:
            find(each, State.IN_ORDER, reason="", on=on, seen=each.revision, by=by)
        except Refused as no:
            left.append(no)
    return left


@transaction.atomic
def set_aside(credential: Credential, *, reason: str, on: date, seen: int, by: By) -> None:
    """Registered by mistake, or replaced by another letter of the party."""
    hold(credential.delegation.conference)
    if credential.state == State.SUPERSEDED:
        raise Refused(_("This letter has already been marked as superseded."))
    if _is_contested(credential):
        raise Refused(
            _(
                "This letter is one of several competing ones. Decide on them together, on their page."
            )
        )
    if not reason:
        raise Refused(_("Enter the reason."))
    before = credential.state
    claim(credential, seen=seen, state=State.SUPERSEDED)
    _found(credential, State.SUPERSEDED, reason, on, by)
    record(
        Verb.CREDENTIALS_SET_ASIDE, by=by, about=credential, before=before, after=State.SUPERSEDED
    )
