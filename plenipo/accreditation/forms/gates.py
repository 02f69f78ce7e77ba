"""Forms of the gates, and what their devices send."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.actions.passages import SentPassage, moment_of
from plenipo.accreditation.bridge.gates import GateReason
from plenipo.accreditation.models import Badge, BadgeCategory, Gate, Pass, Passage, Zone
from plenipo.accreditation.queries.gates import PassageFilter, badge_of, gates_of, open_gates
from plenipo.accreditation.queries.passes import piece_meant
from plenipo.accreditation.words.badges import WHO
from plenipo.conference.models import Conference
from plenipo.kit.forms import DayField, MomentField, RevisionField, offer_rows, whole

PART = 500  # passages a device may send at once
MOST_PHOTOS = 50  # a device may ask for at once
PHOTO = re.compile(r"([0-9]{1,18})\.([0-9]{1,9})")
LARGEST = 2**31 - 1


class TooMuch(ValueError):
    """More at once than any device of ours sends."""


def passages_in(said: dict[str, Any]) -> tuple[list[SentPassage], int, int, int]:
    """What a device sends: its passages, its clock, how far it takes it to be ahead, until when it was told of others.

    Raises ValueError for what none of ours sends.
    """
    rows = said.get("passages", [])
    if not isinstance(rows, list):
        raise ValueError("passages")  # noqa: TRY004 -- as everything else no device sends
    if len(rows) > PART:
        raise TooMuch
    clock, told = _whole(said.get("clock"), most=2**53), _whole(said.get("told", 0), most=2**53)
    moment_of(clock)
    moment_of(told)
    known = _whole(said.get("known", 0), -(2**53), 2**53)
    return [_passage(each) for each in rows], clock, known, told


def photos_in(said: dict[str, Any]) -> list[tuple[int, int]]:
    """(photo, revision) of those a device asks for. Raises ValueError for what none of ours asks."""
    asked = said.get("photos")
    if not isinstance(asked, list) or len(asked) > MOST_PHOTOS:
        raise ValueError("photos")
    found = [PHOTO.fullmatch(each) for each in asked if isinstance(each, str)]
    if not all(found) or len(found) < len(asked):
        raise ValueError("photo")
    return [(int(each[1]), int(each[2])) for each in found if each]


def _passage(row: Any) -> SentPassage:
    if not isinstance(row, dict):
        raise ValueError("passage")
    badge = row.get("badge")
    warnings = row.get("warnings", [])
    if not isinstance(warnings, list) or len(warnings) > len(GateReason):
        raise ValueError("warnings")
    passage = SentPassage(
        n=_whole(row.get("n"), 1),
        at=_whole(row.get("at"), most=2**53),
        clock=_whole(row.get("clock"), most=2**53),
        badge=None if badge is None else _whole(badge, -LARGEST),
        gate=_whole(row.get("gate")),
        zone=_whole(row.get("zone")),
        way=Passage.Way(str(row.get("way"))),
        admitted=row.get("admitted") is True,
        reason=GateReason(str(row.get("reason"))),
        warnings=tuple(GateReason(str(each)) for each in warnings),
        by_name=row.get("by_name") is True,
    )
    moment_of(passage.at)
    moment_of(passage.clock)
    return passage


def _whole(value: Any, least: int = 0, most: int = LARGEST) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(value)
    return value


class GateForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the gate"),
        max_length=80,
        help_text=_("As it is called on the radio: “Main entrance”, “Gate 3”."),
    )
    zone = forms.ModelChoiceField(
        Zone.objects.none(), label=_("Leads into the zone"), empty_label=None
    )
    seen = RevisionField(required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "zone", Zone.objects.filter(conference=conference))


class DeviceForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the device"),
        max_length=80,
        help_text=_("What is written on it, or whose it is: “telephone 3”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "device_%s")  # the page has another field `name`
        super().__init__(*args, **kwargs)


class PassageFilterForm(forms.Form):
    gate = forms.ModelChoiceField(
        Gate.objects.none(), label=_("Gate"), required=False, empty_label=_("any")
    )
    way = forms.ChoiceField(
        label=_("Direction"), required=False, choices=[("", _("any")), *Passage.Way.choices]
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        required=False,
        choices=[
            ("", _("any")),
            ("admitted", pgettext_lazy("passages", "admitted")),
            ("refused", pgettext_lazy("passages", "not admitted")),
            ("double", _("came in twice")),
            ("late", _("let in with a badge that was no longer valid")),
            ("doubtful", _("doubtful, to be examined")),
            ("name", _("found by name")),
        ],
    )
    who = forms.ChoiceField(
        label=_("Persons"), required=False, choices=[("", _("any")), *WHO.items()]
    )
    badge = forms.IntegerField(label=_("Badge number"), required=False, min_value=1)
    day = DayField(label=_("Day"), required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "gate", gates_of(conference))

    def wanted(self) -> PassageFilter:
        """What could be read of it; the rest is not asked for."""
        self.is_valid()
        said = self.cleaned_data
        gate = said.get("gate")
        return PassageFilter(
            gate=gate.pk if gate else 0,
            way=said.get("way") or "",
            outcome=said.get("outcome") or "",
            badge=said.get("badge") or 0,
            who=said.get("who") or "",
            day=said.get("day"),
        )


class EnteredForm(forms.Form):
    """A passage a gate reports: the number printed on the badge is what it reads aloud."""

    gate = forms.ModelChoiceField(Gate.objects.none(), label=_("Gate"), empty_label=None)
    badge = forms.CharField(
        label=_("Number of the badge or pass"),
        max_length=20,
        help_text=_(
            "The number printed on the badge: “D 0042” or “42”; of a pass with its letters."
        ),
    )
    way = forms.ChoiceField(label=_("Direction"), choices=Passage.Way.choices)
    at = MomentField(label=_("Time"))

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._conference = conference
        offer_rows(self, "gate", open_gates(conference))
        self.fields["at"].initial = timezone.localtime().replace(second=0, microsecond=0)

    def clean_badge(self) -> Badge | Pass:
        if piece := piece_meant(self._conference, str(self.cleaned_data["badge"])):
            return piece
        typed = str(self.cleaned_data["badge"]).strip().split()
        number = whole(typed[-1] if typed else "", None)
        found = number is not None and badge_of(self._conference, number)
        if not found:
            raise forms.ValidationError(_("There is no badge with this number."))
        return found


class DayBadgesForm(forms.Form):
    category = forms.ModelChoiceField(
        BadgeCategory.objects.none(), label=_("Category"), empty_label=None
    )
    day = DayField(label=_("Valid on"))
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=200, initial=50)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "category", BadgeCategory.objects.filter(conference=conference))


class DayBadgeForm(forms.Form):
    """To whom a one-day badge was given."""

    person = forms.ChoiceField(label=_("Given to"))

    def __init__(self, people: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "—"), *people]  # type: ignore[attr-defined]
