"""What conferences add to the lists of the house."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from plenipo.conference.declared import DUTIES
from plenipo.conference.models import Membership
from plenipo.conference.queries import public_site_of
from plenipo.conference.queries.steps import STEPS, Step, number, step_at
from plenipo.conference.queries.waiting import nothing_waits
from plenipo.kit.access import may_open
from plenipo.kit.desks import RAIL, Desk
from plenipo.kit.locales import language_name, listed
from plenipo.records.models import Job
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS
from plenipo.registry.models import Match, Party

RAIL.add(560, Desk(_("Settings"), "conference:settings"))

AREAS.add(70, ("conference.", _("Conference, rules, duties and settings")))
AREAS.add(80, ("records.", _("Letters")))

declare_letters("conference.duties", of_people=False)

nothing_waits(Job, "the worker takes it up")
nothing_waits(Match, "the page of its list counts what is to be decided")

# ---- first steps

TEXTS = ("title", "theme", "city", "venue")
OF_LETTERS = ("convenor", "signatory")


@STEPS.at(10)
def _languages(member: Membership) -> Step:
    codes = member.conference.languages
    named = listed([language_name(code) for code in codes])
    label = gettext("Languages of the conference")
    return step_at(member, label, named, bool(codes), *_edit("languages"))


@STEPS.at(20)
def _texts(member: Membership) -> Step:
    label = gettext("Title, theme, city and venue in each language")
    return _step_of_texts(member, label, TEXTS, *_edit("texts", "place"))


@STEPS.at(50)
def _letters(member: Membership) -> Step:
    label = gettext("Letter of invitation: sender and signature in each language")
    return _step_of_texts(member, label, OF_LETTERS, *_edit("letters"))


def _step_of_texts(
    member: Membership, label: str, names: tuple[str, ...], address: str, query: str
) -> Step:
    """Done once all of these texts are there in every language of the conference."""
    codes = member.conference.languages
    texts = [getattr(member.conference, name) for name in names]
    written = sum(all(text.get(code) for text in texts) for code in codes)
    note = ngettext("%(some)s of %(all)s language", "%(some)s of %(all)s languages", len(codes))
    told = note % {"some": written, "all": len(codes)}
    return step_at(member, label, told, written == len(codes), address, query)


def _edit(*parts: str) -> tuple[str, str]:
    """The particulars with these parts unfolded."""
    asked = urlencode([("part", part) for part in parts])
    return "conference:edit", f"?{asked}#part-{parts[0]}"


@STEPS.at(30)
def _register(member: Membership) -> Step:
    """Of the house, so that its address says nothing of a conference."""
    n = Party.objects.count()
    note = ngettext("%(n)s entry", "%(n)s entries", n) % {"n": number(n)}
    opens = getattr(member, "keeps_register", False)
    url = reverse("registry:imports") if opens else ""
    return Step(gettext("Register of parties imported"), note, n > 0, url)


@STEPS.at(60)
def _duties(member: Membership) -> Step:
    now = Membership.objects.filter(conference=member.conference, until=None)
    held = [duty for duties in now.values_list("duties", flat=True) for duty in duties]
    note = gettext("%(some)s of %(all)s duties are held by somebody") % {
        "some": len(set(held)),
        "all": len(list(DUTIES)),
    }
    return step_at(
        member, gettext("Duties assigned to people"), note, len(set(held)) > 1, "conference:duties"
    )


@STEPS.at(70)
def _public_pages(member: Membership) -> Step:
    site = public_site_of(member.conference)
    shown, hidden = pgettext("public pages", "open"), pgettext("public pages", "closed")
    note = shown if site.is_open else hidden
    if site.phase:
        note = gettext("closed until the phase “%(phase)s”") % {"phase": site.phase}
    url = site.open_at if may_open(member, site.open_at) else ""
    return Step(gettext("Public pages opened"), note, site.is_open, url)
