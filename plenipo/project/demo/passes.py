"""Floaters, overpasses and car passes: some in hands, one lost, one to be recovered."""

from typing import Any

from plenipo.accreditation.actions import custody
from plenipo.accreditation.actions.pass_kinds import add_kind, make_pieces, set_plate
from plenipo.accreditation.models import Pass, PassKind
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.people.models import Account
from plenipo.records.models import By

NAMES = {
    "FL": {
        "en": "Red floater", "fr": "Laissez-passer rouge", "es": "Pase rojo", "ru": "Красный пропуск",
        "ar": "تصريح أحمر", "zh-hans": "红色流动证",
    },
    "CP": {
        "en": "Car pass, north gate", "fr": "Véhicule, entrée nord", "es": "Vehículo, entrada norte",
        "ru": "Автомобиль, северный въезд", "ar": "سيارة، البوابة الشمالية", "zh-hans": "车辆，北门",
    },
}  # fmt: skip
SIGNED = ("Amina Diallo", "王小明", "Екатерина Щёголева", "محمد بن عبد الله")


def passes(conference: Conference, officer: Account) -> None:
    """None before there are badges."""
    by = By(duty="accreditation", account=officer)
    zones = list(conference.zones.filter(pictogram__in=("bilateral", "lounge")))
    there = list(
        Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED).order_by(
            "pk"
        )[:4]
    )
    if not zones or len(there) < len(SIGNED):
        return
    common: dict[str, Any] = {"starts": conference.starts, "ends": conference.ends, "by": by}
    floaters = add_kind(
        conference, form=PassKind.Form.FLOATER, letters="FL", name=_named(conference, "FL"), colour="#b3261e",
        zones=zones, beneath=True, quota=6, share=2, **common,
    )  # fmt: skip
    cars = add_kind(
        conference, form=PassKind.Form.CAR_PASS, letters="CP", name=_named(conference, "CP"), colour="#17456b",
        quota=2, **common,
    )  # fmt: skip
    make_pieces(floaters, first=1, last=40, coded=True, by=by)
    make_pieces(cars, first=101, last=112, coded=False, by=by)
    _issued(conference, floaters, cars, there, by)


def _named(conference: Conference, letters: str) -> dict[str, str]:
    return {code: NAMES[letters][code] for code in conference.languages if code in NAMES[letters]}


def _issued(
    conference: Conference, floaters: PassKind, cars: PassKind, there: list[Delegation], by: By
) -> None:
    red, blue = list(floaters.pieces.all()), list(cars.pieces.all())
    for n, (delegation, signed) in enumerate(zip(there, SIGNED, strict=True)):
        theirs = [*red[3 * n : 3 * n + 3], blue[n]]
        custody.issue(
            conference,
            [each.pk for each in theirs],
            signed,
            delegation=delegation,
            reason="Agreed with protocol",
            by=by,
        )
    set_plate(Pass.objects.get(pk=blue[0].pk), "KAA 123X", seen=1, by=by)
    custody.take_back(conference, [red[0].pk], by=by)
    for piece, deed in ((red[1], custody.report_lost), (red[3], custody.withdraw)):
        piece.refresh_from_db()
        deed(piece, seen=piece.revision, by=by)
