from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions.names import copy_names
from plenipo.conference.models import Conference, Membership, RulesProfile, Series
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries.particulars import particulars_seen
from plenipo.conference.queries.profile import rules_of
from plenipo.conference.sections import UNSAID, Rules, preset
from plenipo.conference.signals import dates_moved, edition_cloned, particulars_kept, zone_changed
from plenipo.conference.verbs import Verb
from plenipo.conference.words.particulars import particulars_changed
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.records.actions import record, values_changed
from plenipo.records.models import By

TEXTS_THAT_RECUR = ("venue", "city", "host", "convenor", "practical")


@transaction.atomic
def create(
    *, by: By, series: Series | None, series_name: dict[str, str], preset_name: str, **fields: Any
) -> Conference:
    """Create an edition with its rules; whoever creates it is its first secretary-general."""
    series = series or Series.objects.create(name=series_name)
    conference = Conference.objects.create(series=series, **fields)
    _write_profile(conference, preset_name, preset(preset_name))
    if by.account:
        _make_secretary_general(conference, by.account)
    record(Verb.CREATED, by=by, about=conference)
    return conference


@transaction.atomic
def change(
    conference: Conference,
    *,
    seen: str,
    hours_stay: bool = False,
    days_move: bool = False,
    by: By,
    **fields: Any,
) -> Conference:
    """Change the particulars as they were `seen` (particulars_seen). Whoever comes second is told.

    hours_stay   with another zone, what is at ten stays at ten, at another moment; else every moment stays
    days_move    with another first day, the programme moves by as many days; else it stays where it is
    """
    conference = Conference.objects.select_for_update().get(pk=conference.pk)
    if particulars_seen(conference) != seen:
        raise Refused(particulars_changed())
    changed = sorted(name for name, value in fields.items() if getattr(conference, name) != value)
    before, told = conference.zone, values_changed(conference, fields)
    first = conference.starts
    for name in changed:
        setattr(conference, name, fields[name])
    if changed:
        conference.save(update_fields=changed)
        record(Verb.CHANGED, by=by, about=conference, **told)
        particulars_kept.send(Conference, conference=conference, fields=changed, by=by)
    if hours_stay and before != conference.zone:
        zone_changed.send(
            Conference, conference=conference, before=before, after=conference.zone, by=by
        )
    if days_move and (days := (conference.starts - first).days):
        dates_moved.send(Conference, conference=conference, days=days, by=by)
    return conference


@transaction.atomic
def set_stage(conference: Conference, stage: str, *, seen: str, by: By) -> None:
    """`seen`: the phase it was in when the page was drawn."""
    if stage not in Conference.Stage.values:
        raise Refused(_("This phase does not exist."))
    if seen != conference.stage:
        raise Refused(
            _("The phase has since been changed: %(phase)s. Check it before you change it.")
            % {"phase": conference.get_stage_display()}
        )
    before, conference.stage = conference.stage, Conference.Stage(stage)
    conference.save(update_fields=["stage"])
    record(Verb.STAGE, by=by, about=conference, before=before, after=stage)


@transaction.atomic
def clone(
    conference: Conference,
    *,
    by: By,
    slug: str,
    starts: date,
    ends: date,
    title: dict[str, str],
    places: bool = False,
) -> Conference:
    """The next edition: texts, rules and duties come along, and the places if wanted; invitations, people and figures
    do not.
    """
    if Conference.objects.filter(slug=slug).exists():
        raise Refused(_("Another conference already has the address “%(slug)s”.") % {"slug": slug})
    last = Conference.objects.filter(series=conference.series).order_by("-number").first()
    copy = Conference.objects.create(
        series=conference.series,
        number=(last.number if last else 0) + 1,
        slug=slug,
        title=title,
        starts=starts,
        ends=ends,
        zone=conference.zone,
        languages=conference.languages,
        accent=conference.accent,
        is_demo=conference.is_demo,
        cloned_from=conference,
        country=conference.country,
        **{name: getattr(conference, name) for name in TEXTS_THAT_RECUR},
    )
    profile = conference.profiles.order_by("-version").first()
    _write_profile(copy, profile.preset if profile else UNSAID, rules_of(conference))
    copy_names(conference, copy)
    for member in conference.memberships.filter(until=None):
        Membership.objects.create(
            account=member.account, conference=copy, duties=member.duties, since=timezone.now()
        )
    record(Verb.CLONED, by=by, about=copy, from_conference=conference.pk)
    edition_cloned.send(None, conference=conference, copy=copy, by=by, places=places)
    return copy


def _write_profile(conference: Conference, name: str, rules: Rules) -> None:
    RulesProfile.objects.create(
        conference=conference, preset=name, values=rules.values, since=timezone.now()
    )


def _make_secretary_general(conference: Conference, account: Account) -> None:
    Membership.objects.create(
        account=account,
        conference=conference,
        duties=[SECRETARY_GENERAL],
        since=timezone.now(),
    )
