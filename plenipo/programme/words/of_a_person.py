"""What the programme says on the page of a person: their sessions, and what else is theirs."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.words.of_a_person import OnPage, PersonPart
from plenipo.programme.words.agenda import Whose, agenda_of

MOST = 6  # the sheet of a day has them all


def agenda(asked: OnPage) -> PersonPart | None:
    reader = reader_of(asked.member)
    whose = Whose(asked.conference, asked.delegation, reader, asked.person, asked.member)
    own = [item for item in agenda_of(whose) if item.own]
    if not own:
        return None
    now = timezone.now()
    ahead = [item for item in own if item.ends >= now]
    told = {
        "items": (ahead or own)[:MOST],
        "url": reverse("programme:person-day", args=[asked.conference.slug, asked.person]),
    }
    title, template = _("Sessions and meetings"), "programme/person/_agenda.html"
    return PersonPart("agenda", title=title, template=template, told=told)
