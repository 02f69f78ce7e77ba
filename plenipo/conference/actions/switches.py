from django.db import transaction
from django.utils import timezone

from plenipo.conference.declared import SWITCHES, only_declared
from plenipo.conference.models import Conference, Switch
from plenipo.conference.profile import LETTERS
from plenipo.conference.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.actions.letters import release_letters
from plenipo.records.models import By


@transaction.atomic
def throw(conference: Conference, name: str, *, on: bool, by: By) -> None:
    """Turn a switch on or off; it holds from the next request on."""
    only_declared([name], SWITCHES)
    Switch.objects.update_or_create(
        conference=conference,
        name=name,
        defaults={"on": on, "since": timezone.now(), "by": by.account},
    )
    if name == LETTERS and on:
        release_letters(conference.pk)
    record(Verb.SWITCH, by=by, about=conference, switch=name, on=on)
