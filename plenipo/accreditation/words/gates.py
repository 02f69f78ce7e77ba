"""What is said at a gate and of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.bridge.doubts import Doubt
from plenipo.accreditation.bridge.gates import GateReason
from plenipo.accreditation.models import GateDevice, Passage
from plenipo.accreditation.queries.badges import BadgeReading
from plenipo.accreditation.queries.passes import held_by
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.kit.locales import listed

REASONS = {  # why somebody was let through or not
    GateReason.ADMITTED: pgettext_lazy("at a gate", "The badge is valid here."),
    GateReason.UNLISTED: gettext_lazy("Not in this list. Send the person to the badge office."),
    GateReason.LOST: gettext_lazy("This badge was reported lost. Keep it."),
    GateReason.REVOKED: gettext_lazy("This badge has been revoked. Keep it."),
    GateReason.REPLACED: gettext_lazy("This badge was replaced by a new one. Keep it."),
    GateReason.RETURNED: gettext_lazy("This badge was returned to the badge office."),
    GateReason.SUSPENDED: gettext_lazy(
        "This badge is not valid for now. Send the person to the badge office."
    ),
    GateReason.IN_STORE: gettext_lazy("This pass has not been issued to anybody. Keep it."),
    GateReason.BENEATH: gettext_lazy("Valid only with a badge: ask to see it."),
    GateReason.NOT_YET: gettext_lazy("This badge is not valid yet."),
    GateReason.EXPIRED: gettext_lazy("This badge is no longer valid."),
    GateReason.ZONE: gettext_lazy("This badge does not open this zone."),
    GateReason.INSIDE: gettext_lazy("This badge is already inside."),
    GateReason.FULL: gettext_lazy("The zone is full."),
    GateReason.TEMPORARY: gettext_lazy("One-day badge without a name: check an identity document."),
    GateReason.NOT_INSIDE: gettext_lazy("Not seen coming in."),
}
OF_PASSES = {  # where a pass would be called a badge
    GateReason.ADMITTED: pgettext_lazy("at a gate", "The pass is valid here."),
    GateReason.LOST: gettext_lazy("This pass was reported lost. Keep it."),
    GateReason.REVOKED: gettext_lazy("This pass has been withdrawn. Keep it."),
    GateReason.SUSPENDED: gettext_lazy(
        "This pass is not valid for now. Send the person to the badge office."
    ),
    GateReason.NOT_YET: gettext_lazy("This pass is not valid yet."),
    GateReason.EXPIRED: gettext_lazy("This pass is no longer valid."),
    GateReason.ZONE: gettext_lazy("This pass does not open this zone."),
    GateReason.INSIDE: gettext_lazy("This pass is already inside."),
}
ON_DEVICE = {  # what the page says besides, by what it is for
    "admitted": pgettext_lazy("at a gate", "Admitted"),
    "refused": pgettext_lazy("at a gate", "Not admitted"),
    "left": pgettext_lazy("at a gate", "Exit recorded"),
    "holder": gettext_lazy("Badge holder"),
    "one_day": gettext_lazy("One-day badge"),
    "genuine": gettext_lazy("The code is genuine: the badge is newer than this list."),
    "forged": gettext_lazy("The code was not signed by this secretariat."),
    "online": gettext_lazy("Connected"),
    "offline": gettext_lazy("No network: the gate works on"),
    "unsent": gettext_lazy("not sent yet: {n}"),
    "list_of": gettext_lazy("List of {time}"),
    "slow": gettext_lazy(
        "This device’s clock is {time} hours slow. Passages carry the right time."
    ),
    "fast": gettext_lazy(
        "This device’s clock is {time} hours fast. Passages carry the right time."
    ),
    "no_camera": gettext_lazy(
        "The camera cannot be used: it is missing, or was refused to this page. Type the code under "
        "the QR code, use a scanner, or find the name."
    ),
    "no_reader": gettext_lazy(
        "This browser cannot read codes with the camera. Type the code under the QR code, use a "
        "scanner that types, or find the name."
    ),
    "not_enrolled": gettext_lazy(
        "This device is not enrolled. Open the link or scan the QR code that the badge office made "
        "for it."
    ),
    "link_ended": gettext_lazy(
        "This link has been used or has expired. Ask the badge office for a new one."
    ),
    "link_unreached": gettext_lazy("No network. Connect once to enrol, then reload this page."),
    "unsent_first": gettext_lazy(
        "This device still holds passages of its former gate. Connect to the network so that they "
        "are sent, then reload this page."
    ),
    "ended": gettext_lazy(
        "This device is no longer enrolled. Its list has been deleted; passages it holds are still "
        "sent."
    ),
    "no_list": gettext_lazy("Fetching the list of badges …"),
    "full": gettext_lazy(
        "Storage of this device is full: passages cannot be kept. Use the printed list."
    ),
    "inside_of": gettext_lazy("inside: {n} of {most}"),
    "inside": gettext_lazy("inside: {n}"),
}


DOUBTS = {
    Doubt.ENDED: gettext_lazy("Made after the device was revoked or had expired."),
    Doubt.TIME: gettext_lazy(
        "At a time at which this device cannot have seen it: before it was enrolled, or in the future."
    ),
}


def on_device() -> dict[str, str]:
    """Everything the page may have to say without us, in the reader's language."""
    reasons = {f"reason_{reason.value}": str(words) for reason, words in REASONS.items()}
    passes = {f"pass_{reason.value}": str(words) for reason, words in OF_PASSES.items()}
    return reasons | passes | {key: str(words) for key, words in ON_DEVICE.items()}


def reason_of(passage: Passage) -> str:
    """Why not, what the officer was told besides, and why it is doubtful; "" if there is nothing to say."""
    told = [] if passage.admitted else [passage.reason]
    words = said_of(is_pass=passage.piece_id is not None)
    said = [str(words[GateReason(each)]) for each in (*told, *passage.warnings)]
    doubts = [str(DOUBTS[Doubt(passage.doubt)])] if passage.doubt else []
    return " ".join(said + doubts)


def said_of(*, is_pass: bool) -> dict[GateReason, object]:
    """The reasons as they are said of a badge, or of a pass."""
    return {**REASONS, **OF_PASSES} if is_pass else {**REASONS}


@dataclass(frozen=True)
class PassageLine:
    """One passage as its reader sees it.

    name   "" of a badge that is nobody's, or of somebody this reader may not know
    who    a key of WHO, of a badge that is somebody's
    """

    passage: Passage
    name: str
    plate: str
    mark: tuple[str, str]
    reason: str
    who: str = ""


def lines_of(
    passages: Sequence[Passage], conference: Conference, reader: Reader
) -> list[PassageLine]:
    """Nine queries, however many passages."""
    persons = {each.badge.person_id for each in passages if each.badge and each.badge.person_id}
    known = BadgeReading(conference, reader, sorted(persons)).lines if persons else []
    people = {line.person: line for line in known}
    held = held_by([each.piece_id for each in passages if each.piece_id])
    lines = []
    for each in passages:
        line = people.get(each.badge.person_id or 0) if each.badge else None
        called = (line.name, line.of) if line else ("", "")
        who = ("others" if line.delegation is None else "delegates") if line else ""
        if each.piece:
            holder = held.get(each.piece_id or 0)
            called = (
                str(each.piece.kind),
                holder.delegation.inside if holder and holder.delegation else "",
            )
        lines.append(PassageLine(each, *called, outcome_of(each), reason_of(each), who))
    return lines


def outcome_of(passage: Passage) -> tuple[str, str]:
    """(kind of the mark, words)."""
    if not passage.admitted:
        return "no", str(ON_DEVICE["refused"])
    if passage.state == Passage.State.DOUBTFUL:
        return "no", _("Doubtful, not counted")
    if passage.state == Passage.State.ASIDE:
        return "quiet", _("Set aside, not counted")
    return ("wait" if passage.warnings else "yes"), str(ON_DEVICE["admitted"])


def clock_of(device: GateDevice) -> str:
    """What is wrong with its clock; "" for less than two minutes."""
    said = []
    if device.ahead is not None and abs(device.ahead) > 120_000:
        told = {"time": hours_and_minutes(device.ahead)}
        slow = device.ahead < 0
        said.append((_("clock %(time)s h slow") if slow else _("clock %(time)s h fast")) % told)
    if device.jumped:
        said.append(
            _(
                "clock set by %(time)s h without a network: times since the last contact may be wrong"
            )
            % {"time": hours_and_minutes(device.jumped)}
        )
    return listed(said)


def hours_and_minutes(milliseconds: int) -> str:
    """ "23:58", without a sign."""
    minutes = round(abs(milliseconds) / 60_000)
    return f"{minutes // 60}:{minutes % 60:02}"


def state_of_device(device: GateDevice, now: datetime) -> tuple[str, str]:
    """(kind of the mark, words)."""
    state = GateDevice.State(device.state)
    if state == GateDevice.State.REVOKED:
        return "no", str(state.label)
    if device.until <= now:
        return "quiet", _("expired")
    if state == GateDevice.State.LINKED:
        return "wait", str(state.label)
    return "yes", str(state.label)
