"""Drawing lots. What is drawn is fixed when a draw is prepared; what was drawn never changes."""

import secrets
import unicodedata
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.protocol.bridge import commitment_of, drawn_by_digest
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.lots import draws_of, lots_for
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import claim, record
from plenipo.records.models import By

Method, State = LotDraw.Method, LotDraw.State


@transaction.atomic
def prepare_draw(
    conference: Conference, *, what: str, method: str, rank: str = "", language: str = "", by: By
) -> LotDraw:
    """With the lots as everything stands now. Raises Refused where there is nothing to draw between."""
    Conference.objects.select_for_update(no_key=True).get(
        pk=conference.pk
    )  # one number after the other
    lots = lots_for(conference, what, rank, language)
    if len(lots) < 2:
        raise Refused(_("There are fewer than two lots: nothing is to be drawn."))
    seed = secrets.token_hex(32) if method == Method.SEED else ""
    last = draws_of(conference).order_by("-number").first()
    made = LotDraw.objects.create(
        conference=conference,
        number=last.number + 1 if last else 1,
        what=what,
        method=method,
        rank=rank if what == LotDraw.What.EQUALS else "",
        language=language if what in LotDraw.OF_A_LETTER else "",
        lots=lots,
        seed=seed,
        commitment=commitment_of(seed) if seed else "",
        prepared_at=timezone.now(),
    )
    record(Verb.LOTS_PREPARED, by=by, about=made)
    return made


@transaction.atomic
def publish_draw(draw: LotDraw, *, seen: int, by: By) -> None:
    """From then on everybody reads it: what is drawn, the commitment, later the result."""
    if draw.published_at:
        raise Refused(_("This draw is already public."))
    claim(draw, seen=seen, published_at=timezone.now())
    record(Verb.LOTS_PUBLISHED, by=by, about=draw)


@transaction.atomic
def draw_by_seed(
    draw: LotDraw, contributions: Sequence[tuple[str, str]], *, seen: int, by: By
) -> None:
    """With what others contributed after the commitment was published: (who, text). No text has two lines."""
    told = [[who, unicodedata.normalize("NFC", text)] for who, text in contributions]
    if draw.method != Method.SEED or not draw.published_at:
        raise Refused(
            _("Publish the commitment first: it has to be known before anybody contributes.")
        )
    if not any(text for _who, text in told):
        raise Refused(_("Enter at least one contribution."))
    result = drawn_by_digest(draw.seed, [text for _who, text in told], len(draw.lots))
    _hold(draw, list(result), {"contributions": told}, seen=seen, by=by)


@transaction.atomic
def enter_numbers(draw: LotDraw, numbers: Sequence[int], *, seen: int, by: By) -> None:
    """Numbers drawn by hand, in the order drawn, after those entered before."""
    before = list(draw.result)
    for number in numbers:
        if not 1 <= number <= len(draw.lots):
            raise Refused(
                _("There is no lot %(number)s: the lots are 1 to %(last)s.")
                % {"number": number, "last": len(draw.lots)}
            )
        if number in before:
            raise Refused(_("Lot %(number)s has already been drawn.") % {"number": number})
        before.append(number)
    claim(draw, seen=seen, states=[State.PREPARED], result=before)
    record(Verb.LOTS_ENTERED, by=by, about=draw, n=len(before))


@transaction.atomic
def take_back_number(draw: LotDraw, *, seen: int, by: By) -> None:
    """The last one, mistyped. Once the result is recorded nothing is taken back."""
    claim(draw, seen=seen, states=[State.PREPARED], result=draw.result[:-1])
    record(Verb.LOTS_ENTERED, by=by, about=draw, n=len(draw.result[:-1]))


@transaction.atomic
def draw_witnessed(draw: LotDraw, witnesses: Sequence[str], *, seen: int, by: By) -> None:
    if draw.method != Method.WITNESSED or not witnesses:
        raise Refused(_("Enter the names of the witnesses."))
    wanted = 1 if draw.what in LotDraw.OF_ONE else len(draw.lots)
    if len(draw.result) < wanted:
        raise Refused(_("Enter the numbers of all lots in the order drawn first."))
    _hold(draw, list(draw.result), {"witnesses": list(witnesses)}, seen=seen, by=by)


def _hold(draw: LotDraw, result: list[int], said: dict[str, Any], *, seen: int, by: By) -> None:
    claim(
        draw,
        seen=seen,
        states=[State.PREPARED],
        state=State.DRAWN,
        result=result,
        said=said,
        drawn_at=timezone.now(),
        drawn_by=by.account,
    )
    record(Verb.LOTS_DRAWN, by=by, about=draw)


@transaction.atomic
def annul_draw(draw: LotDraw, reason: str, *, seen: int, by: By) -> None:
    """It stays as it was, with the reason, and counts in no order. What it was about is drawn anew."""
    claim(
        draw,
        seen=seen,
        states=[State.PREPARED, State.DRAWN],
        state=State.ANNULLED,
        annulled_at=timezone.now(),
        reason=reason,
    )
    record(Verb.LOTS_ANNULLED, by=by, about=draw)
