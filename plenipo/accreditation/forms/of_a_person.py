"""What accreditation says on the page of a person, and does there for who telephones: the badge, the visa letter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.forms.badges import LostForm, NewBadgeForm, RevokeForm
from plenipo.accreditation.forms.visa import VisaLetterForm
from plenipo.accreditation.models import Badge, VisaLetter
from plenipo.accreditation.profile import Photos
from plenipo.accreditation.queries.badges import BadgeLine, BadgeReading, badges_of_person, last_run
from plenipo.accreditation.queries.identity import MISSING as DOCUMENT_MISSING
from plenipo.accreditation.queries.identity import RECEIVED, asked_of
from plenipo.accreditation.queries.passes import passes_of_other
from plenipo.accreditation.queries.photos import MISSING, photo_lines
from plenipo.accreditation.queries.standing import kept_out
from plenipo.accreditation.queries.visa import last_letter_of
from plenipo.accreditation.rules import may_have_visa_letters
from plenipo.accreditation.rules.badges import may_hand_over
from plenipo.accreditation.words.badges import (
    TONES,
    changed_in_words,
    number_of,
    state_in_words,
    valid_in_words,
)
from plenipo.accreditation.words.identity import STATES as DOCUMENT_STATES
from plenipo.accreditation.words.passes import runs_in_words
from plenipo.accreditation.words.photos import STATES, remarks_on
from plenipo.accreditation.words.photos import TONES as PHOTO_TONES
from plenipo.accreditation.words.visa import TONES as TONES_OF_LETTERS
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader, reader_of
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.words.beside import Beside
from plenipo.delegations.words.of_a_person import Lacking, OnPage, PersonDeed, PersonPart
from plenipo.kit.days import long_day, long_moment
from plenipo.kit.locales import listed
from plenipo.kit.phrases import sentences

# several forms stand on one page
NEW_IDS, LOST_IDS, REVOKE_IDS, VISA_IDS = "new_%s", "lost_%s", "revoke_%s", "visa_%s"
BUTTON = "accreditation/person/_deed.html"
FORM = "accreditation/person/_badge_form.html"


def badge(asked: OnPage) -> PersonPart | None:
    if not asked.member.has(ACCREDITATION):
        return None
    out = kept_out(asked.conference)
    reading = BadgeReading(asked.conference, reader_of(asked.member), [asked.person], out)
    line = next((each for each in reading.lines if each.person == asked.person), None)
    return part_of(line, asked.conference, asked.typed) if line else None


def part_of(line: BadgeLine, conference: Conference, typed: Mapping[str, Any]) -> PersonPart:
    history = [
        {
            "badge": each,
            "number": number_of(each),
            "tone": TONES[Badge.State(each.state)],
            "days": valid_in_words(each),
        }
        for each in badges_of_person(conference, line.person)
    ]
    return PersonPart(
        "badges",
        facts=list(_facts(line)),
        lacking=list(_lacking(line, conference)),
        deeds=list(_deeds(line, conference, typed)),
        title=_("Badges issued to this person") if history else "",
        template="accreditation/person/_badges.html",
        told={"history": history},
    )


def _facts(line: BadgeLine) -> Iterator[Beside]:
    tone, state = state_in_words(line)
    number = number_of(line.badge) if line.badge else ""
    collected = line.badge.collected_at if line.badge and line.valid else None
    at = long_moment(collected) if collected else ""
    yield Beside(_("Badge"), state, tone, more=" · ".join(filter(None, (number, at))))
    if held := passes_of_other(line.other) if line.other else []:
        yield Beside(_("Passes"), runs_in_words(map(str, held)), "")
    if line.category:
        yield Beside(_("Category"), f"{line.category.letter} · {line.category}", "")
        if zones := [str(each) for each in line.category.zones.all()]:
            yield Beside(_("Zones"), listed(zones), "")


def _lacking(line: BadgeLine, conference: Conference) -> Iterator[Lacking]:
    if line.badge and line.badge.reported:
        said = _("Reported lost by the delegation: %(reason)s") % {"reason": line.badge.reason}
        yield Lacking(said)
    if line.gone and line.valid:
        yield Lacking(_("This person no longer takes part. Revoke the badge."))
    elif line.changed:
        yield Lacking(_what_changed(line))
    elif line.stale:
        yield Lacking(
            _("The registration was changed since the badge was made. Issue a new badge.")
        )
    elif not line.category:
        url = reverse("accreditation:categories", args=[conference.slug])
        yield Lacking(_("No badge category is set for this capacity."), url)
    elif not line.valid:
        yield Lacking(_("No valid badge."))


def _what_changed(line: BadgeLine) -> str:
    """Print it again only where another sheet of the same badge is right."""
    told = {"what": changed_in_words(line)}
    again = line.state == Badge.State.PRINTED and not set(line.changed) & {"delegation", "category"}
    if again:
        return _("Changed since it was printed: %(what)s. Print the badge again.") % told
    return _("Changed since it was printed: %(what)s. Issue a new badge.") % told


def _deeds(
    line: BadgeLine, conference: Conference, typed: Mapping[str, Any]
) -> Iterator[PersonDeed]:
    if line.other:
        url = reverse("accreditation:other", args=[conference.slug, line.other])
        yield PersonDeed("registration", _("To the registration"), url)
    if not line.valid or line.badge is None:
        yield from _without_a_badge(line)
        return
    waiting = may_hand_over(line.badge)
    if not line.gone:
        yield _new_badge(line, conference, typed)
        yield _blocking(line, typed)
        if waiting:
            counter = reverse("accreditation:hand-over", args=[conference.slug])
            yield PersonDeed("hand-over", _("Hand over …"), f"{counter}?row={line.person}")
            printing = _button("print", _("Print the badge"), line)
            yield replace(printing, told={**printing.told, "seen": last_run(conference)})
    if not waiting:
        yield _button("returned", _("Returned"), line)
        yield _button("not-collected", _("Undo: not collected"), line)
    yield _revoking(line, typed)


def _without_a_badge(line: BadgeLine) -> Iterator[PersonDeed]:
    lost = line.badge is not None and line.state == Badge.State.LOST
    if not line.gone:
        if line.category:
            yield _button("prepare", _("Prepare and print the badge"), line)
        if lost:
            yield _button("found", _("Found again: accept it"), line)
    if lost and line.badge and line.badge.reported:
        yield _button("loss-noted", _("Noted: no new badge for now"), line)


def _told(what: str, line: BadgeLine) -> dict[str, Any]:
    badge = line.badge.pk if line.badge else ""
    return {"address": f"accreditation:badge-{what}", "person": line.person, "badge": badge}


def _button(what: str, label: str, line: BadgeLine) -> PersonDeed:
    return PersonDeed(what, label, template=BUTTON, told=_told(what, line), at_once=True)


def _new_badge(line: BadgeLine, conference: Conference, typed: Mapping[str, Any]) -> PersonDeed:
    category = line.due if "category" in line.changed and line.due else line.category
    why = "lost" if not line.changed else "category" if "category" in line.changed else "corrected"
    first = {"why": why, "category": category.pk if category else None}
    form = typed.get("reissue_form") or NewBadgeForm(conference, initial=first, auto_id=NEW_IDS)
    told = {
        **_told("reissue", line),
        "form": form,
        "button": _("Issue and print a new badge"),
        "said": _(
            "The code of the present badge is no longer accepted from that moment. The new badge has a new number "
            "and a new code."
        ),
    }
    return PersonDeed(
        "new", _("Issue a new badge"), template=FORM, told=told, open="reissue_form" in typed
    )


def _blocking(line: BadgeLine, typed: Mapping[str, Any]) -> PersonDeed:
    told = {
        **_told("lost", line),
        "form": typed.get("lost_form") or LostForm(auto_id=LOST_IDS),
        "button": _("Block this badge"),
        "grave": True,
        "said": _(
            "It is refused at every gate from that moment. If it is found before another is issued, it can be "
            "accepted again."
        ),
    }
    label = _("Lost: block it, no new badge yet")
    return PersonDeed("lost", label, template=FORM, told=told, open="lost_form" in typed)


def _revoking(line: BadgeLine, typed: Mapping[str, Any]) -> PersonDeed:
    told = {
        **_told("revoke", line),
        "form": typed.get("revoke_form") or RevokeForm(auto_id=REVOKE_IDS),
        "button": _("Revoke"),
        "grave": True,
        "said": _(
            "It is refused at every gate. This cannot be undone; a new badge can be issued later."
        ),
    }
    return PersonDeed(
        "revoke", _("Revoke the badge"), template=FORM, told=told, open="revoke_form" in typed
    )


# ---- the photo


def photo(asked: OnPage) -> PersonPart | None:
    if not asked.member.has(ACCREDITATION):
        return None
    return photo_of(asked.conference, reader_of(asked.member), asked.person)


def photo_of(conference: Conference, reader: Reader, person: int) -> PersonPart | None:
    line = next(iter(photo_lines(reader, conference, persons=[person])), None)
    rules = rules_of(conference).of(Photos)
    if line is None or not (rules.wanted or line.photo):
        return None
    url = reverse("accreditation:desk-photo", args=[conference.slug, person])
    image = reverse("accreditation:desk-photo-image", args=[conference.slug, person])
    remarks = sentences(remarks_on(line.photo, rules)) if line.photo else ""
    fact = Beside(_("Photo"), str(STATES[line.state]), PHOTO_TONES[line.state], remarks, url)
    lacking = [Lacking(_("The photo is missing."), url)] if line.state == MISSING else []
    picture = f"{image}?v={line.photo.pk}-{line.photo.revision}&cut=" if line.photo else ""
    return PersonPart("photo", picture, facts=[fact], lacking=lacking)


# ---- the identity document


def identity_document(asked: OnPage) -> PersonPart | None:
    """Whether it is there and since when; nothing that stands in it."""
    if not asked.member.has(ACCREDITATION):
        return None
    one = asked_of(asked.conference).filter(pk=asked.delegate).first()
    if one is None:
        return None
    record = getattr(one, "identity_record", None)
    fact = Beside(
        _("Identity document"),
        str(DOCUMENT_STATES[RECEIVED if record else DOCUMENT_MISSING]),
        "yes" if record else "wait",
        more=long_day(timezone.localdate(record.received_at)) if record else "",
        url=reverse("accreditation:identity", args=[asked.conference.slug]),
    )
    return PersonPart("identity", facts=[fact])


# ---- the letter for a visa


def visa_letter(asked: OnPage) -> PersonPart | None:
    if not asked.member.has(ACCREDITATION):
        return None
    last = last_letter_of(asked.delegate)
    facts = [_of_letter(asked, last)] if last else []
    deeds = [_issuing(asked, last)] if may_have_visa_letters(asked.delegation) else []
    return PersonPart("visa", facts=facts, deeds=deeds if _may_be_issued(asked) else [])


def _may_be_issued(asked: OnPage) -> bool:
    return asked.seen.shown.state == "approved"


def _of_letter(asked: OnPage, last: VisaLetter) -> Beside:
    return Beside(
        _("Visa letter"),
        last.get_state_display(),
        TONES_OF_LETTERS[VisaLetter.State(last.state)],
        more=" · ".join(filter(None, (last.number, last.consulate))),
        url=reverse("accreditation:visa-letter", args=[asked.conference.slug, last.pk]),
    )


def _issuing(asked: OnPage, last: VisaLetter | None) -> PersonDeed:
    """What was asked for, another in place of what was issued, or the first."""
    slug, states = asked.conference.slug, VisaLetter.State
    told: dict[str, Any] = {"button": _("Issue the letter")}
    first: dict[str, Any] = {"seen": 0}
    label = _("Issue a visa letter")
    if last and last.state in (states.ASKED, states.ISSUED):
        first = {"seen": last.revision, "consulate": last.consulate, "details": last.details}
        told["url"] = reverse("accreditation:visa-issue-one", args=[slug, last.pk])
        if last.state == states.ISSUED:
            label = _("Issue the visa letter again")
            told["said"] = _(
                "Under another number. This letter is revoked, and the delegation is notified."
            )
    else:
        told["url"] = reverse("accreditation:visa-new-issue", args=[slug, asked.delegation.pk])
        told["delegate"] = asked.delegate
    told["form"] = VisaLetterForm(initial=first, auto_id=VISA_IDS)
    return PersonDeed("visa", label, template="accreditation/person/_visa.html", told=told)
