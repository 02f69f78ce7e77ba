"""What the public may know of a conference."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import Http404
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.profile import PUBLIC_PAGES
from plenipo.conference.queries import rules_of
from plenipo.delegations.formats.participants import data_of
from plenipo.delegations.models import Count
from plenipo.delegations.profile import UNDISCLOSED, Figures, Listing
from plenipo.delegations.queries.announcements import read_by_public
from plenipo.delegations.queries.counts import last_published
from plenipo.delegations.words.counts import rule_as_published, sentence
from plenipo.delegations.words.listed import public_list
from plenipo.kit.days import long_day
from plenipo.programme.queries.published import PublishedProgramme, published


@dataclass(frozen=True)
class Standing:
    """
    version   how many deeds of the conference and of the house changed what the public may read (`PublicChange`)
    zone      of the venue: a list that is announced for a day opens when that day begins there
    """

    pk: int
    version: int
    public: bool
    zone: str


# asked for at every public page: the ORM takes longer to word this than the database to answer it
STANDING = """
select id, stage, zone,
  (select sum(steps) from records_publicchange where conference in (0, edition.id)),
  (select "on" from conference_switch where conference_id = edition.id and name = %s)
from conference_conference edition where slug = %s
"""


def standing_of(slug: str) -> Standing | None:
    """One query, by two indexes."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [PUBLIC_PAGES, slug])
        found = cursor.fetchone()
    if found is None or found[1] == Conference.Stage.PREPARING:
        return None
    pk, _stage, zone, version, shown = found
    return Standing(pk, int(version or 0), shown is None or bool(shown), zone)


def published_sentences(conference: Conference) -> list[dict[str, Any]]:
    """The figures that were published, latest of each rule, with their rule and moment."""
    rules, latest = rules_of(conference).of(Figures), last_published(conference)
    zone = ZoneInfo(conference.zone)

    def day_of(count: Count) -> str:
        return long_day(count.at.astimezone(zone).date())

    return [
        {
            "sentence": sentence(count, rules, day=day_of(count)),
            "rule": rule_as_published(count, rules),
            "count": count,
        }
        for rule in Count.Rule.values
        if (count := latest.get(rule))
    ]


def public_conferences() -> Any:
    """Editions that have public pages, latest first."""
    return (
        Conference.objects.exclude(stage=Conference.Stage.PREPARING)
        .select_related("series")
        .order_by("-starts", "-pk")
    )


def published_or_404(conference: Conference) -> PublishedProgramme:
    """The programme as released last. Raises Http404 while there is none."""
    shown = published(conference)
    if shown is None:
        raise Http404
    return shown


def list_announced_for(conference: Conference) -> date | None:
    """The day on which the list opens by itself, because it was released for that day; no promise before."""
    rules = rules_of(conference).of(Listing)
    return None if rules.list_state == UNDISCLOSED else rules.disclosed_from(conference.starts)


def feed_of(conference: Conference) -> dict[str, Any]:
    """What is public, for programs: texts in every language they were written in, published figures, the list."""
    return {
        "conference": conference.slug,
        "series": conference.series.name,
        "title": conference.title,
        "theme": conference.theme,
        "starts": conference.starts.isoformat(),
        "ends": conference.ends.isoformat(),
        "zone": conference.zone,
        "city": conference.city,
        "host": conference.host,
        "convenor": conference.convenor,
        "invented": conference.is_demo,
        "counts": [
            {
                "rule": entry["count"].rule,
                "how": entry["rule"],
                "sentence": entry["sentence"],
                "as_of": entry["count"].at.isoformat(),
                **({} if entry["count"].rounded else _numbers(entry["count"])),
            }
            for entry in published_sentences(conference)
        ],
        "announced": [
            {
                "sentence": each.texts,
                "as": each.kind,
                "since": each.starts.isoformat(),
                "corrected": each.corrected.isoformat() if each.corrected else None,
            }
            for each in read_by_public(conference, timezone.localdate())
            if each.state == each.State.ANNOUNCED
        ],
        "participants": _participants(conference),
    }


def _participants(conference: Conference) -> dict[str, Any]:
    """The list as the public page has it: while it is undisclosed, when it will be and nothing else."""
    shown, day = public_list(conference), list_announced_for(conference)
    told: dict[str, Any] = {
        "state": shown.code if shown else UNDISCLOSED,
        "announced_for": day.isoformat() if day else None,
    }
    if shown is None:
        return told
    return told | {"delegations": [data_of(entry) for entry in shown.entries]}


def _numbers(count: Count) -> dict[str, int]:
    return {
        "parties": count.parties,
        "organisations": count.organisations,
        "countries": count.countries,
    }
