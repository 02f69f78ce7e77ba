"""Circulars: to whom one goes, what each of them reads, and what stands in the way."""

import copy
import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from plenipo.conference.models import Conference
from plenipo.delegations.models import Circular, Delegate, Delegation, FocalPoint, Invitation
from plenipo.delegations.queries.invitations import Wanted, board
from plenipo.delegations.queries.letters import LINK, MARKER, Text, filled, values_for
from plenipo.delegations.queries.other_languages import Elsewhere, in_other_languages
from plenipo.delegations.queries.people import TAKING_PART, delegates_of
from plenipo.kit.addresses import is_address
from plenipo.records.actions import name_of
from plenipo.records.formats import dress_for
from plenipo.records.models import Letter

Audience, State = Circular.Audience, Letter.State
TO_OFFICES, TO_HEADS = "invitations.circular", "delegations.circular"  # kinds of letters


@dataclass(frozen=True)
class Recipient:
    """language: of the text they get. focal: who answers for the party, if it is one of those."""

    key: str
    invitation: Invitation
    name: str
    email: str
    language: str
    focal: FocalPoint | None = None


@dataclass(frozen=True)
class Distribution:
    to: list[Recipient]
    not_to: list[tuple[str, str]]  # name and reason

    def by_language(self) -> list[tuple[str, int]]:
        names = dict(settings.LANGUAGES)
        found: dict[str, int] = {}
        for each in self.to:
            found[each.language] = found.get(each.language, 0) + 1
        return [(str(names[code]), n) for code, n in sorted(found.items())]


def kind_of(circular: Circular) -> str:
    return TO_HEADS if circular.audience == Audience.HEADS else TO_OFFICES


def wanted_of(circular: Circular) -> Wanted:
    pairs = [(key, value) for key, value in circular.wanted if key != "row"]
    rows = tuple(int(value) for key, value in circular.wanted if key == "row")
    return Wanted(rows=rows, **dict(pairs))


def distribution(circular: Circular, conference: Conference) -> Distribution:
    """Who gets it as things stand, and who does not, with the reason."""
    to: list[Recipient] = []
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


def _asked(circular: Circular, conference: Conference) -> Iterator[tuple[Recipient, str]]:
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


def _addressees(invitations: QuerySet[Invitation]) -> Iterator[tuple[Recipient, str]]:
    points = FocalPoint.objects.filter(invitation__in=invitations, removed=False)
    known = {(each.invitation_id, each.email): each for each in points}
    for each in invitations:
        focal = known.get((each.pk, each.email))
        one = Recipient(f"i{each.pk}", each, each.addressee, each.email, each.language, focal)
        yield one, _why_not(one, bounced=each.bounced)


def _focal_points(invitations: list[Invitation]) -> Iterator[tuple[Recipient, str]]:
    of = {each.pk: each for each in invitations}
    points = FocalPoint.objects.filter(invitation__in=of, removed=False).order_by("pk")
    for each in points:
        one = Recipient(
            f"f{each.pk}", of[each.invitation_id], each.name, each.email, each.language, each
        )
        yield one, _why_not(one, bounced=each.bounced)


def _heads(delegations: list[Delegation]) -> Iterator[tuple[Recipient, str]]:
    of = {each.pk: each.invitation for each in delegations}
    known = dict(settings.LANGUAGES)
    for each in delegates_of(delegations).filter(capacity=Delegate.Capacity.HEAD):
        invitation, person = of[each.delegation_id], each.person
        spoken = next((code for code in person.languages if code in known), invitation.language)
        one = Recipient(f"d{each.pk}", invitation, person.styled, person.email, spoken)
        yield one, _why_not(one, bounced=False)


def _why_not(one: Recipient, *, bounced: bool) -> str:
    if not one.email:
        return _("no e-mail address")
    if bounced:
        return _("delivery to the address failed")
    if not is_address(one.email):
        return _("“%(text)s” is not an e-mail address") % {"text": one.email}
    return ""


def _why_no_text(one: Recipient, circular: Circular) -> str:
    text = circular.texts.get(one.language) or circular.texts.get(circular.otherwise)
    if text:
        lacks_link = asks_for_link(text) and one.focal is None
        return _("has no personal link yet") if lacks_link else ""
    names = dict(settings.LANGUAGES)
    return _("no text in %(language)s") % {"language": names.get(one.language, one.language)}


def _in_its_text(one: Recipient, circular: Circular) -> Recipient:
    written = one.language if one.language in circular.texts else circular.otherwise
    return Recipient(one.key, one.invitation, one.name, one.email, written, one.focal)


def letter_to(one: Recipient, circular: Circular, conference: Conference) -> Text:
    """What this recipient reads; {link} stays until the letter leaves."""
    invitation = _as_written(one)
    invitation.addressee = one.name or invitation.addressee
    text = circular.texts[one.language]
    return filled(Text(text["subject"], text["body"]), values_for(invitation, conference))


def asks_for_link(text: dict[str, str]) -> bool:
    return LINK in MARKER.findall(text["body"])


def doubts_about(circular: Circular, conference: Conference, plan: Distribution) -> Elsewhere:
    """What its letters would lack or have in another language, as it is told of invitations and reminders."""
    texts = circular.texts.items()
    words = {code: f"{text['subject']}\n{text['body']}" for code, text in texts}
    return in_other_languages(conference, [_as_written(each) for each in plan.to], words)


def _as_written(one: Recipient) -> Invitation:
    """The invitation in the language of this letter."""
    invitation = copy.copy(one.invitation)
    invitation.language = one.language
    return invitation


def circulars_of(conference: Conference) -> QuerySet[Circular]:
    return Circular.objects.filter(conference=conference).select_related("written_by", "sent_by")


def letters_of_circular(circular: Circular) -> QuerySet[Letter]:
    """Those that did not arrive first."""
    order = [State.BOUNCED, State.HELD, State.QUEUED, State.LEASED, State.SENT]
    ranked = Case(*(When(state=each, then=n) for n, each in enumerate(order)), default=len(order))
    mine = Q(reference=circular.reference) | Q(reference__startswith=f"{circular.reference}-")
    found = Letter.objects.filter(mine, conference=circular.conference_id, kind=kind_of(circular))
    return found.order_by(ranked, "pk")


def reference_for_one(circular: Circular) -> str:
    """Nobody can guess it, so that whoever quotes it holds the letter: see `queries.verification`."""
    drawn = secrets.token_hex(4).upper()
    return f"{circular.reference}-{drawn[:4]}-{drawn[4:]}"


def _circular_of(reference: str) -> str:
    return "-".join(reference.split("-")[:2])


def circulars_to(invitation: Invitation, *, email: str = "") -> list[Letter]:
    """Circulars to whoever answers for this party, once each, the latest first.

    email   theirs, rather than what another of them got in another language
    """
    letters = Letter.objects.filter(kind=TO_OFFICES, about=name_of(invitation)).exclude(
        state=Letter.State.DRAFT
    )
    once: dict[str, Letter] = {}
    for letter in letters.order_by("-pk"):
        of = _circular_of(letter.reference)
        if of not in once or letter.to_email == email:
            once[of] = letter
    for letter in once.values():
        letter.body = letter.body.replace(f"{{{LINK}}}", "…")
    return list(once.values())


def _arrival() -> tuple[str, str]:
    return _("Information note: arrival and practical information"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, has the honour to inform you of the "
        "arrangements for the conference “{title}”.\n\nDates: {dates}\nPlace: {place}\n\nPlease "
        "let the secretariat know the days and flights of your delegation, and who needs "
        "assistance on arrival.\n\nThe authenticity of this letter can be verified at: "
        "{verify}\n\nThe convenor avails itself of this opportunity to renew to you the assurances "
        "of its highest consideration."
    )


def _names() -> tuple[str, str]:
    return _("Information note: the names of your delegation"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, thanks you for taking part in the "
        "conference “{title}” and asks you to name your delegation.\n\nSize of the delegation: up "
        "to {quota} persons\n\nTo name your delegation, please follow this personal "
        "link:\n{link}\n\nThe authenticity of this letter can be verified at: {verify}"
    )


def _change() -> tuple[str, str]:
    return _("Information note: change of arrangements"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, informs you that the arrangements for "
        "the conference “{title}” have changed. They are now as follows:\n\nDates: {dates}\nPlace: "
        "{place}\n\nThe authenticity of this letter can be verified at: {verify}\n\nThe convenor "
        "thanks you for your understanding."
    )


NOTES = {
    "arrival": (gettext_lazy("arrival and practical information"), _arrival),
    "names": (gettext_lazy("names that are awaited"), _names),
    "change": (gettext_lazy("change of arrangements"), _change),
}


def note(template: str, languages: list[str]) -> dict[str, dict[str, str]]:
    """The texts of an information note to start from; empty for a template nobody knows."""
    if template not in NOTES:
        return {}
    texts = {}
    for language in languages:
        with override(language):
            subject, body = NOTES[template][1]()
        texts[language] = {"subject": subject, "body": body}
    return texts
