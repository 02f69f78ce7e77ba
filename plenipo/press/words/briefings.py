"""Briefings in words, for the desk and for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, override

from plenipo.conference.models import Conference, in_language
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Count
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.counts import published, with_differences
from plenipo.delegations.words.counts import rule_as_published, sentence
from plenipo.kit.days import day_and_hours, long_day
from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import labelled, with_office
from plenipo.press.bridge import COUNTRIES, DELEGATIONS, PARTIES, PEOPLE, FoundFigure
from plenipo.press.models import Briefing, TranscriptPassage, TranscriptVersion

TONES = {
    Briefing.State.DRAFT: "quiet",
    Briefing.State.ANNOUNCED: "yes",
    Briefing.State.CANCELLED: "no",
}
FAULTS = {
    "large": gettext_lazy("The file is too large. Send the text alone, at most 2 MB."),
    "docx": gettext_lazy("The file cannot be read. Save it as DOCX or as text and send it again."),
    "empty": gettext_lazy(
        "No passage was found in the text. Each begins with who speaks and a colon."
    ),
}
UNITS = {
    PARTIES: gettext_lazy("parties and organisations"),
    COUNTRIES: gettext_lazy("countries"),
    PEOPLE: gettext_lazy("people"),
    DELEGATIONS: gettext_lazy("delegations"),
}


@dataclass(frozen=True)
class BriefingLine:
    row: Briefing
    title: str
    speakers: str
    place: str
    tone: str
    state: str
    languages: str

    @property
    def texts(self) -> list[str]:
        row = self.row
        return [text for each in (row.title, row.speakers, row.place) for text in each.values()]


def briefing_line(row: Briefing) -> BriefingLine:
    return BriefingLine(
        row,
        title_of(row),
        in_language(row.speakers),
        in_language(row.place),
        TONES[Briefing.State(row.state)],
        row.get_state_display(),
        listed(map(language_name, row.languages)),
    )


def title_of(row: Briefing) -> str:
    return in_language(row.title) or _("Press briefing")


def kinds_of(row: Any, now: datetime) -> set[str]:
    """Under which of the filters a briefing is found; it says `published`."""
    if row.state == Briefing.State.CANCELLED:
        return {"cancelled"}
    if row.published:
        return {"published"}
    return {"coming"} if row.starts >= now else {"without"}


# ---- figures


@dataclass(frozen=True)
class FigureInWords:
    """One published figure: the sentence, how it is counted, when it was published, and what it was before."""

    count: Count
    sentence: str
    rule: str
    published: str
    before: str
    newer: str


def figures_in_words(conference: Conference, counts: Iterable[Count]) -> list[FigureInWords]:
    """With the difference from the one before, and the one published since. One query, and the rules."""
    wanted = list(counts)
    if not wanted:
        return []
    rules, zone = rules_of(conference).of(Figures), ZoneInfo(conference.zone)
    every = with_differences(published(conference)[:200])
    latest: dict[str, Count] = {}
    for each in every:
        latest.setdefault(each.count.rule, each.count)
    gaps = {each.count.pk: each.difference for each in every}

    def said(count: Count) -> str:
        return sentence(count, rules, day=long_day(count.at.astimezone(zone).date()))

    return [
        FigureInWords(
            count,
            said(count),
            rule_as_published(count, rules),
            labelled(_("Published"), day_and_hours(count.at.astimezone(zone))),
            _difference(gaps.get(count.pk)),
            said(newer) if (newer := latest.get(count.rule)) and newer.pk != count.pk else "",
        )
        for count in wanted
    ]


def _difference(gap: int | None) -> str:
    """Since the last published."""
    if gap is None:
        return _("No figure was published by this rule before.")
    if not gap:
        return _("The figure published before was the same.")
    return _("Difference from the figure published before: %(n)s.") % {"n": f"{gap:+d}"}


def differing_in_words(
    conference: Conference, differs: Iterable[FoundFigure], counts: Iterable[Count]
) -> list[dict[str, Any]]:
    """What the text says, beside what was published of the same kind."""
    known = figures_in_words(conference, counts)
    return [
        {
            "words": each.words,
            "unit": UNITS[each.unit],
            "published": [one.sentence for one in known if _tells(one.count, each.unit)],
        }
        for each in differs
    ]


def _tells(count: Count, unit: str) -> bool:
    if unit == PEOPLE:
        return bool(count.people)
    return unit != DELEGATIONS or count.rule in (Count.Rule.SUBMITTED, Count.Rule.CONFIRMED)


# ---- transcripts


def who_says(passage: Any) -> str:
    """Of one that is kept, published, or was read just now."""
    told = passage if isinstance(passage, dict) else vars(passage)
    return with_office(told["speaker"], told["outlet"]) or _said_by(told["kind"])


def _said_by(kind: str) -> str:
    return str(TranscriptPassage.Kind(kind).label)


def passages_in_words(passages: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "who": who_says(each),
            "paragraphs": each["text"].split("\n\n"),
            "asks": each["kind"] == TranscriptPassage.Kind.QUESTION,
        }
        for each in passages
    ]


def version_in_words(version: TranscriptVersion) -> dict[str, Any]:
    return {
        "version": version,
        "language": language_name(version.language),
        "kind": version.get_kind_display(),
    }


def standing_in_words(standing: Iterable[tuple[TranscriptVersion, int]]) -> list[dict[str, Any]]:
    """Of passages off the record: in which versions everybody still reads them."""
    told = ngettext_lazy(
        "%(n)s passage off the record stands in published version %(number)s (%(language)s).",
        "%(n)s passages off the record stand in published version %(number)s (%(language)s).",
        "n",
    )
    return [
        {
            "version": version,
            "said": told
            % {"n": n, "number": version.number, "language": language_name(version.language)},
        }
        for version, n in standing
    ]


def removed_in(language: str) -> str:
    """What is said with a version from which a passage was taken, in the language of the transcript."""
    with override(language):
        return _("Part of the text has been removed.")


def note_of(row: Briefing) -> str:
    return in_language(row.note)


def noted_in_words(conference: Conference, version: TranscriptVersion) -> list[dict[str, Any]]:
    """Figures that were said otherwise than they had been published, beside those: a reader is told."""
    said = [FoundFigure(**each) for each in version.figures]
    if not said:
        return []
    until = published(conference).filter(at__lte=version.at)
    latest: dict[str, Count] = {}
    for each in until[:100]:
        latest.setdefault(each.rule, each)
    return differing_in_words(conference, said, latest.values())
