"""The letter of the morning, to members who asked for it: what waits for them, and the head of the journal."""

from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.waiting import waiting_for
from plenipo.kit.days import long_day
from plenipo.records.actions import write_letter
from plenipo.records.queries import last_seal

HOUR = 7  # of the venue


def write_daily_letters(now: datetime) -> None:
    """To whoever wants one and has none of today, from seven o'clock at the venue."""
    wanted = Membership.objects.filter(daily_letter=True, account__is_active=True)
    current = wanted.filter(Q(until=None) | Q(until__gt=now))
    standing = current.exclude(conference__stage=Conference.Stage.CLOSED)
    for member in standing.select_related("account", "conference__series"):
        there = now.astimezone(ZoneInfo(member.conference.zone))
        if there.hour >= HOUR:
            _write(member, there.date())


@transaction.atomic
def _write(member: Membership, day: date) -> None:
    not_yet = Q(daily_letter_of=None) | Q(daily_letter_of__lt=day)
    if not Membership.objects.filter(not_yet, pk=member.pk).update(daily_letter_of=day):
        return
    account, conference = member.account, member.conference
    with override(account.language):
        write_letter(
            "portal.daily",
            to=account.email,
            to_name=account.name,
            language=account.language,
            subject=_("%(conference)s: %(day)s") % {"conference": conference, "day": long_day(day)},
            body="\n\n".join(_paragraphs(member, day)) + "\n",
            about=member,
            conference=conference.pk,
        )


def _paragraphs(member: Membership, day: date) -> Iterator[str]:
    mine = [row for row in waiting_for(member, today=day) if row.mine]
    yield _("Your pending tasks") if mine else _("No pending tasks.")
    for row in mine:
        yield f"{row.text}\n{settings.ADDRESS}{row.url}"
    yield settings.ADDRESS + reverse("portal:today", args=[member.conference.slug])
    yield from _of_the_journal()


def _of_the_journal() -> Iterator[str]:
    seal = last_seal()
    if seal is None:
        return
    yield _(
        "Activity log of this installation on %(at)s UTC: %(size)s entries. Checksum: %(head)s"
    ) % {
        "at": f"{seal.at:%Y-%m-%d %H:%M}",
        "size": seal.size,
        "head": seal.head,
    }
    yield _(
        "Save this letter. With it, this page shows whether any entry has since been changed or "
        "removed:"
    )
    noted = urlencode({"size": seal.size, "head": seal.head})
    yield f"{settings.ADDRESS}{reverse('portal:sealed-journal')}?{noted}"
