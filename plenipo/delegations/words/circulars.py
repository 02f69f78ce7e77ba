"""To whom a circular goes, what each of them reads, and why it does not go to the others."""

import copy
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Circular, Delegate, Delegation, FocalPoint, Invitation
from plenipo.delegations.queries.circulars import Audience, wanted_of
from plenipo.delegations.queries.invitations import board
from plenipo.delegations.queries.letter_texts import LINK, MARKER
from plenipo.delegations.queries.people import TAKING_PART, delegates_of
from plenipo.delegations.words.letters import LetterWording, filled, values_for
from plenipo.delegations.words.other_languages import Elsewhere, in_other_languages
from plenipo.kit.addresses import is_address
from plenipo.records.formats import dress_for


@dataclass(frozen=True)
class CircularRecipient:
    """language: of the text they get. focal: who answers for the party, if it is one of those."""

    key: str
    invitation: Invitation
    name: str
    email: str
    language: str
    focal: FocalPoint | None = None


@dataclass(frozen=True)
class Distribution:
    to: list[CircularRecipient]
    not_to: list[tuple[str, str]]  # name and reason

    def by_language(self) -> list[tuple[str, int]]:
        names = dict(settings.LANGUAGES)
        found: dict[str, int] = {}
        for each in self.to:
            found[each.language] = found.get(each.language, 0) + 1
        return [(str(names[code]), n) for code, n in sorted(found.items())]


def distribution(circular: Circular, conference: Conference) -> Distribution:
    """Who gets it as things stand, and who does not, with the reason."""
    to: list[CircularRecipient] = []
    not_to: list[tuple[str, str]] = []
    seen: set[tuple[int, str]] = set()
    for each, hindrance in _asked(circular, conference):
        reason = hindrance or _why_no_text(each, circular)
        twice = (each.invitation.pk, each.email.casefold())
        if reason:
            not_to.append((each.name or str(each.invitation.party), reason))
        elif twice not in seen:
            seen.add(twice)
            to.append(_in_its_text(each, circular))
    return Distribution(to, not_to)


def digest_of(plan: Distribution, circular: Circular, conference: Conference) -> str:
    """The same as long as the same people would get the same letters: what the second person confirms."""
    of_language = {each.language: each for each in reversed(plan.to)}  # the first of each
    told = [
        [
            [each.key, each.email, each.name, each.invitation.called_in(each.language).text]
            for each in plan.to
        ],
        [
            [
                code,
                asdict(letter_to(one, circular, conference)),
                dress_for(conference.pk, code).as_kept(),
            ]
            for code, one in sorted(of_language.items())
        ],
        circular.texts,
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def _asked(circular: Circular, conference: Conference) -> Iterator[tuple[CircularRecipient, str]]:
    standing = board(conference, wanted_of(circular)).exclude(
        state__in=[Invitation.State.DRAFTED, Invitation.State.WITHDRAWN]
    )
    if circular.audience == Audience.ADDRESSEES:
        yield from _addressees(standing)
    elif circular.audience == Audience.HEADS:
        yield from _heads(_taking_part(standing))
    elif circular.audience == Audience.DELEGATIONS:
        here = {each.invitation_id for each in _taking_part(standing)}
        yield from _focal_points([each for each in standing if each.pk in here])
    else:
        yield from _focal_points(list(standing))


def _taking_part(invitations: QuerySet[Invitation]) -> list[Delegation]:
    found = Delegation.objects.filter(invitation__in=invitations, state__in=TAKING_PART)
    return list(found.select_related("invitation__party", "invitation__country").order_by("pk"))


def _addressees(invitations: QuerySet[Invitation]) -> Iterator[tuple[CircularRecipient, str]]:
    points = FocalPoint.objects.filter(invitation__in=invitations, removed=False)
    known = {(each.invitation_id, each.email): each for each in points}
    for each in invitations:
        focal = known.get((each.pk, each.email))
        one = CircularRecipient(
            f"i{each.pk}", each, each.addressee, each.email, each.language, focal
        )
        yield one, _why_not(one, bounced=each.bounced)


def _focal_points(invitations: list[Invitation]) -> Iterator[tuple[CircularRecipient, str]]:
    of = {each.pk: each for each in invitations}
    points = FocalPoint.objects.filter(invitation__in=of, removed=False).order_by("pk")
    for each in points:
        one = CircularRecipient(
            f"f{each.pk}", of[each.invitation_id], each.name, each.email, each.language, each
        )
        yield one, _why_not(one, bounced=each.bounced)


def _heads(delegations: list[Delegation]) -> Iterator[tuple[CircularRecipient, str]]:
    of = {each.pk: each.invitation for each in delegations}
    known = dict(settings.LANGUAGES)
    for each in delegates_of(delegations).filter(capacity=Delegate.Capacity.HEAD):
        invitation, person = of[each.delegation_id], each.person
        spoken = next((code for code in person.languages if code in known), invitation.language)
        one = CircularRecipient(f"d{each.pk}", invitation, person.styled, person.email, spoken)
        yield one, _why_not(one, bounced=False)


def _why_not(one: CircularRecipient, *, bounced: bool) -> str:
    if not one.email:
        return _("no e-mail address")
    if bounced:
        return _("delivery to the address failed")
    if not is_address(one.email):
        return _("“%(text)s” is not an e-mail address") % {"text": one.email}
    return ""


def _why_no_text(one: CircularRecipient, circular: Circular) -> str:
    text = circular.texts.get(one.language) or circular.texts.get(circular.otherwise)
    if text:
        lacks_link = asks_for_link(text) and one.focal is None
        return _("has no personal link yet") if lacks_link else ""
    names = dict(settings.LANGUAGES)
    return _("no text in %(language)s") % {"language": names.get(one.language, one.language)}


def _in_its_text(one: CircularRecipient, circular: Circular) -> CircularRecipient:
    written = one.language if one.language in circular.texts else circular.otherwise
    return CircularRecipient(one.key, one.invitation, one.name, one.email, written, one.focal)


def letter_to(one: CircularRecipient, circular: Circular, conference: Conference) -> LetterWording:
    """What this recipient reads; {link} stays until the letter leaves."""
    invitation = _as_written(one)
    invitation.addressee = one.name or invitation.addressee
    text = circular.texts[one.language]
    return filled(LetterWording(text["subject"], text["body"]), values_for(invitation, conference))


def doubts_about(circular: Circular, conference: Conference, plan: Distribution) -> Elsewhere:
    """What its letters would lack or have in another language, as it is told of invitations and reminders."""
    texts = circular.texts.items()
    words = {code: f"{text['subject']}\n{text['body']}" for code, text in texts}
    return in_other_languages(conference, [_as_written(each) for each in plan.to], words)


def _as_written(one: CircularRecipient) -> Invitation:
    """The invitation in the language of this letter."""
    invitation = copy.copy(one.invitation)
    invitation.language = one.language
    return invitation


def asks_for_link(text: dict[str, str]) -> bool:
    return LINK in MARKER.findall(text["body"])
