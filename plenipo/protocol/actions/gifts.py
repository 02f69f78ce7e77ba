"""The log of gifts: entered, changed, decided on by somebody else, deleted while nobody has decided."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.kit.errors import Refused
from plenipo.kit.pictures.limited import whole_picture
from plenipo.kit.pictures.values import MOST_BYTES, PictureFault
from plenipo.kit.pictures.words import fault_in_words
from plenipo.protocol.models import Gift, GiftPicture
from plenipo.protocol.profile import GiftRules
from plenipo.protocol.rules import may_decide, may_delete, needs_approval
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By

State = Gift.State
DECIDED_ON = ("direction", "delegation", "other", "description", "value", "currency")
"""What an approval is of: another one is needed once any of it changes."""


def picture_sent(upload: "UploadedFile[bytes]") -> bytes:
    """Looked at before the deed begins. Raises Refused."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(fault_in_words("bytes"))
    try:
        return whole_picture(upload.read())
    except PictureFault as fault:
        raise Refused(fault_in_words(fault)) from fault


@transaction.atomic
def enter_gift(
    conference: Conference, values: Mapping[str, Any], *, picture: bytes | None = None, by: By
) -> Gift:
    Conference.objects.select_for_update(no_key=True).get(
        pk=conference.pk
    )  # one number after the other
    last = Gift.objects.filter(conference=conference).order_by("-number").first()
    made = Gift.objects.create(
        conference=conference,
        number=last.number + 1 if last else 1,
        state=_asked(conference, values),
        entered_at=timezone.now(),
        entered_by=by.account,
        **values,
    )
    if picture:
        GiftPicture.objects.create(gift=made, image=picture)
    record(Verb.GIFT_ENTERED, by=by, about=made)
    return made


@transaction.atomic
def change_gift(
    gift: Gift,
    values: Mapping[str, Any],
    *,
    seen: int,
    picture: bytes | None = None,
    without_picture: bool = False,
    by: By,
) -> None:
    """Another gift than the one decided on has to be approved anew; where it is now changes no decision."""
    told = values_changed(gift, values)
    anew = any(name in told["fields"] for name in DECIDED_ON)
    more: dict[str, Any] = {"changed_by": by.account} if anew else {}
    if anew or gift.state in Gift.UNDECIDED:
        more |= {"state": _asked(gift.conference, values)}
        more |= {"decided_at": None, "decided_by": None, "reason": ""}
    claim(gift, seen=seen, **values, **more)
    if picture or without_picture:
        GiftPicture.objects.filter(gift=gift).delete()
    if picture:
        GiftPicture.objects.create(gift=gift, image=picture)
    record(Verb.GIFT_CHANGED, by=by, about=gift, **told)


@transaction.atomic
def delete_gift(gift: Gift, *, seen: int, by: By) -> None:
    if not may_delete(gift):
        raise Refused(_("A gift that has been decided on stays in the log."))
    claim(gift, seen=seen, states=Gift.UNDECIDED)
    record(Verb.GIFT_DELETED, by=by, about=gift)
    gift.delete()


@transaction.atomic
def approve_gift(gift: Gift, *, seen: int, by: By) -> None:
    _decide(gift, State.APPROVED, "", seen=seen, by=by)
    record(Verb.GIFT_APPROVED, by=by, about=gift)


@transaction.atomic
def refuse_gift(gift: Gift, reason: str, *, seen: int, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason."))
    _decide(gift, State.REFUSED, reason, seen=seen, by=by)
    record(Verb.GIFT_REFUSED, by=by, about=gift)


def _decide(gift: Gift, state: str, reason: str, *, seen: int, by: By) -> None:
    if not may_decide(gift, by.account):
        raise Refused(_("Somebody else than who entered or changed the gift has to decide."))
    claim(
        gift,
        seen=seen,
        states=[State.WAITING],
        state=state,
        reason=reason,
        decided_at=timezone.now(),
        decided_by=by.account,
    )


def _asked(conference: Conference, values: Mapping[str, Any]) -> str:
    rules = rules_of(conference).of(GiftRules)
    needed = needs_approval(rules, values["value"], values["currency"])
    return State.WAITING if needed else State.NONE
