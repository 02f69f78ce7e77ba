"""What the numbers of the journal mean for the press desk."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.press.models import Briefing, BriefingAsker, PressRelease, TranscriptPassage
from plenipo.press.words.briefings import title_of
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    choices,
    explain,
    names_rows,
    page_of,
)


@names_rows("press.briefing", gettext_lazy("press briefing"))
def briefings(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Briefing) -> Thing:
        return Thing(title_of(row), page_of(reading, "press:briefing", row.pk))

    return by_number(Briefing.objects, numbers, thing)


@names_rows("press.briefingasker", gettext_lazy("question to a briefing"))
def askers(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: BriefingAsker) -> Thing:
        page = page_of(reading, "press:briefing", row.briefing_id)
        return Thing(_("question to “%(title)s”") % {"title": title_of(row.briefing)}, page)

    return by_number(BriefingAsker.objects, numbers, thing, "briefing")


@names_rows("press.transcriptpassage", gettext_lazy("passage of a transcript"))
def passages(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: TranscriptPassage) -> Thing:
        page = page_of(reading, "press:transcript", row.briefing_id)
        return Thing(_("passage of “%(title)s”") % {"title": title_of(row.briefing)}, page)

    return by_number(TranscriptPassage.objects, numbers, thing, "briefing")


@names_rows("press.pressrelease", gettext_lazy("press release"))
def releases(numbers: list[str], reading: LineReader) -> Things:
    """By its number alone: the log is read by many before its moment."""

    def thing(row: PressRelease) -> Thing:
        page = page_of(reading, "press:release", row.pk)
        return Thing(_("press release %(number)s") % {"number": row.pk}, page)

    return by_number(PressRelease.objects, numbers, thing)


explain(
    "press.asker_marked:state",
    gettext_lazy("state"),
    words=choices(dict(BriefingAsker.State.choices)),
)
explain(
    "press.record_set:off",
    gettext_lazy("what was decided"),
    words=choices({True: gettext_lazy("off the record"), False: gettext_lazy("on the record")}),
)
explain("press.figure_quoted:count", gettext_lazy("published figure"), row="delegations.count")
explain("press.figure_removed:count", gettext_lazy("published figure"), row="delegations.count")
