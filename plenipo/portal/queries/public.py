"""What the public may know of a conference."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from django.db import connection
from django.utils.translation import get_language

from plenipo.conference.models import Conference, Switch
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Count
from plenipo.delegations.queries.counts import last_published, rule_in_words, sentence


@dataclass(frozen=True)
class Standing:
    """last_line   number of the conference's latest journal line: whatever changed, this changed"""

    pk: int
    last_line: int
    public: bool


# asked for at every public page: the ORM takes longer to word this than the database to answer it
STANDING = """
select id, stage,
  (select max(id) from records_journalentry where conference = edition.id),
  (select "on" from conference_switch where conference_id = edition.id and name = %s)
from conference_conference edition where slug = %s
"""


def standing_of(slug: str) -> Standing | None:
    """One query, by two indexes."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [Switch.Name.PUBLIC_PAGES, slug])
        found = cursor.fetchone()
    if found is None or found[1] == Conference.Stage.PREPARING:
        return None
    pk, _stage, last_line, shown = found
    return Standing(pk, last_line or 0, shown is None or bool(shown))


def published_sentences(conference: Conference) -> list[dict[str, Any]]:
    """The figures that were published, latest of each rule, with their rule and moment."""
    rules, latest = rules_of(conference), last_published(conference)
    language = (get_language() or "en").replace("-", "_")
    return [
        {
            "sentence": sentence(
                count, rules, day=format_date(count.at.date(), "long", locale=language)
            ),
            "rule": rule_in_words(count.rule, rules),
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


def list_announced_for(conference: Conference) -> date | None:
    return rules_of(conference).disclosed_from(conference.starts)


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
    }


def _numbers(count: Count) -> dict[str, int]:
    return {
        "parties": count.parties,
        "organisations": count.organisations,
        "countries": count.countries,
    }
