"""First steps: what a new conference needs before it can invite and publish, ticked by what is in the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from babel.numbers import format_decimal
from django.db.models import Count, Exists, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plenipo.conference.declared import DUTIES
from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import is_over, public_site_of
from plenipo.delegations.models import Invitation
from plenipo.delegations.profile import INVITATIONS
from plenipo.kit.access import may_open
from plenipo.kit.locales import language_name, listed, locale_of
from plenipo.programme.models import Day, Session, Version
from plenipo.programme.profile import PROGRAMME
from plenipo.registry.models import Party

TEXTS = ("title", "theme", "city", "venue")
OF_LETTERS = ("convenor", "signatory")
FOLDED = 2  # with so few left they take one line, and the pending tasks come first
SET_UP = (SECRETARY_GENERAL, INVITATIONS, PROGRAMME)  # who sets a conference up


@dataclass(frozen=True)
class Step:
    """
    note   how far it is
    url    where it is done; "" for a reader who may not do it
    """

    label: str
    note: str
    done: bool
    url: str


@dataclass(frozen=True)
class FirstSteps:
    """shown: whether this reader has not hidden them"""

    steps: list[Step]
    shown: bool

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def almost_done(self) -> bool:
        return len(self.steps) - self.done <= FOLDED

    @property
    def left_in_words(self) -> str:
        return listed(step.label for step in self.steps if not step.done)


def first_steps_of(member: Membership) -> FirstSteps | None:
    """None once all is done, when the conference is over, and for who sets nothing up."""
    if is_over(member.conference) or not member.has(*SET_UP):
        return None
    steps = list(_steps(member))
    if all(step.done for step in steps):
        return None
    return FirstSteps(steps, shown=member.first_steps)


def _steps(member: Membership) -> Iterator[Step]:
    conference = member.conference
    codes = conference.languages
    named = listed([language_name(code) for code in codes])
    yield _step(member, _("Languages of the conference"), named, bool(codes), *_edit("languages"))
    written = _written(conference, TEXTS)
    note = _of_languages(written, len(codes))
    label = _("Title, theme, city and venue in each language")
    yield _step(member, label, note, written == len(codes), *_edit("texts", "place"))
    yield _register(member)
    yield _invitations(member)
    written = _written(conference, OF_LETTERS)
    label = _("Letter of invitation: sender and signature in each language")
    yield _step(
        member, label, _of_languages(written, len(codes)), written == len(codes), *_edit("letters")
    )
    yield _duties(member)
    yield _public_pages(member)
    yield _programme(member)


def _step(
    member: Membership, label: str, note: str, done: bool, address: str, query: str = ""
) -> Step:
    url = reverse(address, args=[member.conference.slug])
    return Step(label, note, done, url + query if may_open(member, url) else "")


def number(value: int) -> str:
    return str(format_decimal(value, locale=locale_of()))


def _edit(*parts: str) -> tuple[str, str]:
    """The particulars with these parts unfolded."""
    asked = urlencode([("part", part) for part in parts])
    return "conference:edit", f"?{asked}#part-{parts[0]}"


def _written(conference: Conference, names: tuple[str, ...]) -> int:
    """In how many of its languages all of these texts are there."""
    texts = [getattr(conference, name) for name in names]
    return sum(all(text.get(code) for text in texts) for code in conference.languages)


def _of_languages(some: int, all_of_them: int) -> str:
    return ngettext(
        "%(some)s of %(all)s language", "%(some)s of %(all)s languages", all_of_them
    ) % {"some": some, "all": all_of_them}


def _register(member: Membership) -> Step:
    """Of the house, so that its address says nothing of a conference."""
    n = Party.objects.count()
    note = ngettext("%(n)s entry", "%(n)s entries", n) % {"n": number(n)}
    opens = getattr(member, "keeps_register", False)
    url = reverse("registry:imports") if opens else ""
    return Step(_("Register of parties imported"), note, n > 0, url)


def _invitations(member: Membership) -> Step:
    """From the list of the house to the drafts of the conference: the first of the two pages that has work."""
    found = Invitation.objects.filter(conference=member.conference).aggregate(
        n=Count("pk"), drafted=Count("pk", filter=Q(state=Invitation.State.DRAFTED))
    )
    note = _("%(drafted)s drafted, %(sent)s sent") % {
        "drafted": number(found["drafted"]),
        "sent": number(found["n"] - found["drafted"]),
    }
    done = found["n"] > found["drafted"]
    where = "delegations:invitations" if found["n"] else "delegations:invitations-from-list"
    return _step(member, _("Invitations drafted and sent"), note, done, where)


def _duties(member: Membership) -> Step:
    now = Membership.objects.filter(conference=member.conference, until=None)
    held = [duty for duties in now.values_list("duties", flat=True) for duty in duties]
    note = _("%(some)s of %(all)s duties are held by somebody") % {
        "some": len(set(held)),
        "all": len(list(DUTIES)),
    }
    return _step(
        member, _("Duties assigned to people"), note, len(set(held)) > 1, "conference:duties"
    )


def _public_pages(member: Membership) -> Step:
    site = public_site_of(member.conference)
    shown, hidden = pgettext("public pages", "open"), pgettext("public pages", "closed")
    note = shown if site.is_open else hidden
    if site.phase:
        note = _("closed until the phase “%(phase)s”") % {"phase": site.phase}
    url = site.open_at if may_open(member, site.open_at) else ""
    return Step(_("Public pages opened"), note, site.is_open, url)


def _programme(member: Membership) -> Step:
    conference = member.conference
    known = (
        Conference.objects.filter(pk=conference.pk)
        .annotate(
            released=Exists(Version.objects.filter(conference=conference)),
            dated=Exists(Day.objects.filter(conference=conference)),
            planned=Exists(Session.objects.filter(conference=conference)),
        )
        .values_list("released", "dated", "planned")
        .get()
    )
    released, dated, planned = known
    if released:
        note, where = pgettext("a programme", "published"), "programme:versions"
    elif planned:
        note, where = _("Sessions are planned. Next: publish a version"), "programme:versions"
    elif dated:
        note, where = _("Days are set. Next: plan sessions"), "programme:sessions"
    else:
        note, where = _("Next: the days and rooms"), "programme:places"
    opens = member.has(PROGRAMME)
    step = _step(member, _("First programme published"), note, released, where)
    return step if opens else Step(step.label, step.note, step.done, "")
