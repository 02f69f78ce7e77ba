"""Transcripts: entered whole or passage by passage, put on and off the record, published in versions."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences
from plenipo.press.actions.briefings import as_confirmed
from plenipo.press.formats.transcripts import ReadPassage
from plenipo.press.models import Briefing, TranscriptPassage, TranscriptVersion
from plenipo.press.queries.briefings import check_of, passages_of
from plenipo.press.verbs import Verb
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

Kind = TranscriptVersion.Kind
MOST = 600  # passages of one briefing


@transaction.atomic
def enter_transcript(
    briefing: Briefing, read: Sequence[ReadPassage], language: str, *, seen: int, by: By
) -> int:
    """The first makes the passages; in a further language each is the text of the passage at its place.

    What is off the record in what was read is off; a translation puts nothing back on the record.
    """
    if not 0 < len(read) <= MOST:
        raise Refused(_("A transcript has at least one passage and at most %(n)s.") % {"n": MOST})
    claim(briefing, seen=seen)
    there = list(passages_of(briefing))
    if there:
        _say_in(there, read, language)
    else:
        TranscriptPassage.objects.bulk_create(
            TranscriptPassage(
                briefing=briefing,
                position=place,
                kind=each.kind,
                speaker=each.speaker,
                outlet=each.outlet,
                texts={language: each.text},
                off=each.off,
            )
            for place, each in enumerate(read, 1)
        )
    record(Verb.TRANSCRIPT_ENTERED, by=by, about=briefing, language=language, n=len(read))
    return len(read)


def _say_in(there: Sequence[TranscriptPassage], read: Sequence[ReadPassage], language: str) -> None:
    if len(read) != len(there):
        said = ngettext(
            "The text has %(n)s passage.", "The text has %(n)s passages.", len(read)
        ) % {"n": len(read)}
        stands = ngettext(
            "The transcript has %(n)s passage.", "The transcript has %(n)s passages.", len(there)
        ) % {"n": len(there)}
        todo = _("Divide it as the transcript is divided: each begins with its speaker.")
        raise Refused(sentences([said, stands, todo]))
    for row, each in zip(there, read, strict=True):
        texts = {**row.texts, language: each.text}
        amend(TranscriptPassage.objects.filter(pk=row.pk), texts=texts, off=row.off or each.off)


@transaction.atomic
def change_passage(passage: TranscriptPassage, *, seen: int, by: By, **values: Any) -> None:
    told = values_changed(passage, values)
    claim(passage, seen=seen, **values)
    _moved_on(passage.briefing)
    record(Verb.PASSAGE_CHANGED, by=by, about=passage, **told)


@transaction.atomic
def add_passage(
    briefing: Briefing, after: int, *, seen: int, by: By, **values: Any
) -> TranscriptPassage:
    """after   position of the one before it; 0: at the beginning"""
    claim(briefing, seen=seen)
    if passages_of(briefing).count() >= MOST:
        raise Refused(_("A transcript has at least one passage and at most %(n)s.") % {"n": MOST})
    amend(passages_of(briefing).filter(position__gt=after), position=F("position") + 1)
    made = TranscriptPassage.objects.create(briefing=briefing, position=after + 1, **values)
    record(Verb.PASSAGE_ADDED, by=by, about=made)
    return made


@transaction.atomic
def delete_passage(passage: TranscriptPassage, *, seen: int, by: By) -> None:
    claim(passage, seen=seen)
    _moved_on(passage.briefing)
    record(Verb.PASSAGE_DELETED, by=by, about=passage)
    passage.delete()


@transaction.atomic
def set_record(
    briefing: Briefing, passages: Collection[int], *, off: bool, seen: int, by: By
) -> int:
    """These are off the record, or on it again; how many were not so before."""
    claim(briefing, seen=seen)
    n = amend(passages_of(briefing).filter(pk__in=list(passages), off=not off), off=off)
    record(Verb.RECORD_SET, by=by, about=briefing, off=off, n=n)
    return n


@transaction.atomic
def publish_transcript(
    briefing: Briefing,
    language: str,
    *,
    kind: str,
    note: str,
    seen: int,
    confirmed: str = "",
    by: By,
) -> TranscriptVersion:
    """What is on the record at this moment, as the officer saw it."""
    if briefing.state != Briefing.State.ANNOUNCED:
        raise Refused(_("Announce the briefing first: its transcript is published with it."))
    claim(briefing, seen=seen)
    check = check_of(briefing, language)
    if not check.ready:
        raise Refused(_("This transcript cannot be published as it is. The page says why."))
    if as_confirmed(check.differs) != confirmed:
        raise Refused(
            _("Figures in this text differ from those published. Look at them, then confirm.")
        )
    last = briefing.versions.filter(language=language).first()
    if last is not None and not note.strip():
        raise Refused(_("Say what was corrected: it is published with the new version."))
    made = TranscriptVersion.objects.create(
        briefing=briefing,
        language=language,
        number=last.number + 1 if last else 1,
        kind=kind,
        note=note.strip() if last else "",
        passages=check.said,
        figures=[asdict(each) for each in check.differs],
        at=timezone.now(),
    )
    record(Verb.TRANSCRIPT_PUBLISHED, by=by, about=briefing, language=language, version=made.number)
    return made


@transaction.atomic
def withdraw_transcript(briefing: Briefing, language: str, *, seen: int, by: By) -> None:
    """Nobody reads any version of it any more; of what was said nothing stays in them."""
    claim(briefing, seen=seen)
    there = briefing.versions.filter(language=language, withdrawn_at=None)
    if not there.update(withdrawn_at=timezone.now(), passages=[], figures=[]):
        raise Refused(_("No transcript in this language is published."))
    record(Verb.TRANSCRIPT_WITHDRAWN, by=by, about=briefing, language=language)


def _moved_on(briefing: Briefing) -> None:
    """Whoever was about to publish has not seen this."""
    amend(Briefing.objects.filter(pk=briefing.pk))
