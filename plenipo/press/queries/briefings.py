"""Briefings of a conference, who asks at them, and their transcripts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.models import Count
from plenipo.delegations.queries.counts import last_published
from plenipo.press.bridge import (
    COUNTRIES,
    DELEGATIONS,
    PARTIES,
    PEOPLE,
    FoundFigure,
    differing,
)
from plenipo.press.models import Briefing, QuotedCount, TranscriptPassage, TranscriptVersion
from plenipo.registry.queries.finding import narrowed

State = Briefing.State
PUBLIC = (State.ANNOUNCED, State.CANCELLED)


def briefings_of(conference: Conference) -> QuerySet[Briefing]:
    return Briefing.objects.filter(conference=conference)


def with_transcripts(found: QuerySet[Briefing]) -> QuerySet[Briefing]:
    """Each with `entered` and `published`: whether there is a transcript, and one that was published."""
    passages = TranscriptPassage.objects.filter(briefing=OuterRef("pk"))
    versions = TranscriptVersion.objects.filter(briefing=OuterRef("pk"), withdrawn_at=None)
    return found.annotate(entered=Exists(passages), published=Exists(versions))


def briefings_found(conference: Conference, words: str) -> QuerySet[Briefing]:
    return narrowed(briefings_of(conference), words, "title", "speakers", "place")


def without_transcript(now: datetime) -> QuerySet[Briefing]:
    """Held, and nothing of it published, of any conference."""
    versions = TranscriptVersion.objects.filter(briefing=OuterRef("pk"))
    return Briefing.objects.filter(~Exists(versions), state=State.ANNOUNCED, starts__lt=now)


# ---- figures


def known_figures(counts: Iterable[Count]) -> dict[str, set[int]]:
    """What is said of parties, countries, people and delegations by figures that were published."""
    known: dict[str, set[int]] = {PARTIES: set(), COUNTRIES: set(), PEOPLE: set()}
    known[DELEGATIONS] = set()
    for each in counts:
        total = each.parties + each.organisations
        known[PARTIES] |= {each.parties, each.organisations, total}
        known[COUNTRIES] |= {each.countries}
        known[PEOPLE] |= {each.people} if each.people else set()
        if each.rule in (Count.Rule.SUBMITTED, Count.Rule.CONFIRMED):
            known[DELEGATIONS] |= {total}
    return known


def differing_figures(conference: Conference, texts: Iterable[str]) -> list[FoundFigure]:
    """Figures in these texts that none of those published last bears out; each once. One query."""
    known = known_figures(last_published(conference).values())
    found = [each for text in texts for each in differing(text, known)]
    return list(dict.fromkeys(found))


def quoted_in(briefing: Briefing) -> list[Count]:
    return [
        each.count for each in QuotedCount.objects.filter(briefing=briefing).select_related("count")
    ]


def counts_to_quote(briefing: Briefing) -> list[Count]:
    """The last of each rule, those quoted already left out."""
    quoted = set(QuotedCount.objects.filter(briefing=briefing).values_list("count", flat=True))
    latest = last_published(briefing.conference).values()
    return [each for each in latest if each.pk not in quoted]


# ---- transcripts


def passages_of(briefing: Briefing) -> QuerySet[TranscriptPassage]:
    return TranscriptPassage.objects.filter(briefing=briefing)


def latest_versions(briefing: Briefing) -> dict[str, TranscriptVersion]:
    """The last of each language, unless it was withdrawn. One query."""
    latest: dict[str, TranscriptVersion] = {}
    for each in briefing.versions.all():
        latest.setdefault(each.language, each)
    return {code: each for code, each in latest.items() if each.withdrawn_at is None}


def on_record(passages: Iterable[TranscriptPassage], language: str) -> list[dict[str, str]]:
    """What may be published of them, copied: nothing else of a passage ever leaves the press desk."""
    return [
        {
            "kind": each.kind,
            "speaker": each.speaker,
            "outlet": each.outlet,
            "text": each.texts.get(language, ""),
        }
        for each in passages
        if not each.off
    ]


def standing_off(briefing: Briefing) -> list[tuple[TranscriptVersion, int]]:
    """Versions everybody reads in which passages stand that are off the record by now, with how many. Two queries."""
    off = [each.texts for each in passages_of(briefing).filter(off=True)]
    found = []
    for code, version in latest_versions(briefing).items():
        published = {each["text"] for each in version.passages}
        n = sum(bool(texts.get(code)) and texts[code] in published for texts in off)
        if n:
            found.append((version, n))
    return found


@dataclass(frozen=True)
class TranscriptCheck:
    """What stands against publishing a transcript in one language, and what would be published.

    missing   positions of passages on the record without a text in this language
    differs   figures that no published figure bears out
    """

    said: list[dict[str, str]]
    off: int
    missing: list[int] = field(default_factory=list)
    differs: list[FoundFigure] = field(default_factory=list)
    unchanged: bool = False

    @property
    def ready(self) -> bool:
        return bool(self.said) and not self.missing and not self.unchanged


def check_of(briefing: Briefing, language: str) -> TranscriptCheck:
    """Three queries."""
    passages = list(passages_of(briefing))
    said = on_record(passages, language)
    last = briefing.versions.filter(language=language).first()
    return TranscriptCheck(
        said=said,
        off=sum(each.off for each in passages),
        missing=[
            place
            for place, each in enumerate(passages, 1)
            if not each.off and not each.texts.get(language, "").strip()
        ],
        differs=differing_figures(briefing.conference, [each["text"] for each in said]),
        unchanged=bool(last and last.withdrawn_at is None and last.passages == said),
    )


# ---- what everybody may read


def public_briefings(conference: Conference) -> QuerySet[Briefing]:
    """Those announced, and those called off after they were."""
    return briefings_of(conference).filter(state__in=PUBLIC).prefetch_related("versions")


def has_announced(conference: Conference) -> bool:
    return public_briefings(conference).exists()
