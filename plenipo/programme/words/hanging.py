"""What hangs on a place or a day that somebody is about to delete, in sentences."""

from collections.abc import Callable, Iterable

from django.utils.translation import ngettext

from plenipo.conference.models import Membership
from plenipo.programme.models import Day, Room, Session
from plenipo.programme.queries.hanging import Thing, rooms_in, sessions_of_day

Provider = Callable[[Membership, Thing], Iterable[str]]
PROVIDERS: list[Provider] = []


def tells_what_hangs(provider: Provider) -> Provider:
    PROVIDERS.append(provider)
    return provider


def what_hangs_on(thing: Thing, member: Membership) -> list[str]:
    return [sentence for provider in PROVIDERS for sentence in provider(member, thing)]


@tells_what_hangs
def _of_the_programme(_member: Membership, thing: Thing) -> Iterable[str]:
    if isinstance(thing, Room):
        n = Session.objects.filter(room=thing).count()
        text = ngettext("%(n)s session is planned there.", "%(n)s sessions are planned there.", n)
    elif isinstance(thing, Day):
        n = sessions_of_day(thing).count()
        text = ngettext(
            "%(n)s session is planned on this day.", "%(n)s sessions are planned on this day.", n
        )
    else:
        n = rooms_in(thing).count()
        text = ngettext("%(n)s room belongs to it.", "%(n)s rooms belong to it.", n)
    return [text % {"n": n}] if n else []
