from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import BadgeCategory, Zone
from plenipo.accreditation.profile import GROUPS, Badges
from plenipo.accreditation.queries.badges import BadgeFilter, BadgeLine
from plenipo.accreditation.words.badges import NEEDS, WHO, WHY, number_of
from plenipo.conference.models import Conference
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.colour import contrast
from plenipo.kit.forms import RowsField, offer, offer_rows, whole
from plenipo.kit.texts import TextsField
from plenipo.programme.models import Room

SEEN = 1.4  # contrast from which a colour is seen on white paper


class BadgeFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Name, delegation or number"), required=False, max_length=200
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Persons"),
        required=False,
        choices=[("", pgettext_lazy("badges", "all")), *WHO.items()],
    )
    needs = forms.ChoiceField(
        label=gettext_lazy("Badge"),
        required=False,
        choices=[("", pgettext_lazy("badges", "all")), *NEEDS.items()],
    )
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    delegation = forms.ChoiceField(label=gettext_lazy("Delegation"), required=False)

    def __init__(
        self,
        categories: list[BadgeCategory],
        delegations: list[tuple[int, str]],
        *args: Any,
    ) -> None:
        super().__init__(*args)
        every = ("", pgettext_lazy("badges", "all"))
        offer(self, "category", [every, *((str(c.pk), f"{c.letter} · {c}") for c in categories)])
        offer(self, "delegation", [every, *((str(pk), name) for pk, name in delegations)])

    def asked(self) -> BadgeFilter:
        self.is_valid()
        told = self.cleaned_data
        return BadgeFilter(
            q=told.get("q", ""),
            who=told.get("who", ""),
            needs=told.get("needs", ""),
            category=whole(told.get("category", ""), 0),
            delegation=whole(told.get("delegation", ""), 0),
        )


class ColourField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        validators = BadgeCategory._meta.get_field("colour").validators
        super().__init__(max_length=7, validators=validators, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "type": "color"}

    def validate(self, value: Any) -> None:
        super().validate(value)
        self.run_validators(value)
        if contrast(value, "#ffffff") < SEEN:
            raise forms.ValidationError(
                _("Choose a stronger colour: on white paper this band would not be seen.")
            )


class ZoneForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name of the zone"), max_length=80)
    pictogram = forms.ChoiceField(
        label=gettext_lazy("Pictogram"),
        choices=Zone.Pictogram.choices,
        help_text=gettext_lazy("Printed on every badge that opens the zone."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Capacity"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=gettext_lazy(
            "Persons. When more badges are issued, an alert appears on Today. Empty: no limit."
        ),
    )
    rooms = RowsField(
        Room.objects.none(),
        label=gettext_lazy("Rooms in the zone"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "rooms", Room.objects.filter(conference=conference))

    @classmethod
    def initial_of(cls, zone: Zone) -> dict[str, Any]:
        rooms = [room.pk for room in zone.rooms.all()]
        return {"name": zone.name, "pictogram": zone.pictogram, "capacity": zone.capacity} | {
            "rooms": rooms
        }


class BadgeCategoryForm(forms.Form):
    letter = forms.CharField(
        label=gettext_lazy("Letter"),
        max_length=2,
        validators=BadgeCategory._meta.get_field("letter").validators,
        help_text=gettext_lazy("Read from a distance: one or two capital letters or digits."),
    )
    name = TextsField(label=gettext_lazy("Text on the band"), max_length=60)
    colour = ColourField(
        label=gettext_lazy("Colour of the band"),
        initial="#17456b",
        help_text=gettext_lazy("The letter is printed in black or white, whichever reads better."),
    )
    photo = forms.ChoiceField(
        label=gettext_lazy("Photo on the badge"),
        choices=BadgeCategory.Photo.choices,
        initial=BadgeCategory.Photo.IF_THERE,
    )
    zones = RowsField(
        Zone.objects.none(),
        label=gettext_lazy("Zones it opens"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    capacities = forms.MultipleChoiceField(
        label=gettext_lazy("Members of delegations who get it"),
        choices=Delegate.Capacity.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    delegations = forms.MultipleChoiceField(
        label=gettext_lazy("Only of delegations of these categories"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None selected: of all delegations."),
    )

    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Persons outside delegations who get it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "zones", Zone.objects.filter(conference=conference))
        known = rules_of(conference).of(Participation).categories
        offer(self, "delegations", [(each.key, each.label) for each in known])
        chosen = (kwargs.get("initial") or {}).get("groups", ())
        groups = dict.fromkeys((*rules_of(conference).of(Badges).groups, *chosen))
        offer(self, "groups", [(key, GROUPS.get(key, key)) for key in groups])

    def clean_letter(self) -> str:
        return str(self.cleaned_data["letter"])

    @classmethod
    def initial_of(cls, row: BadgeCategory) -> dict[str, Any]:
        plain = ("letter", "name", "colour", "photo", "capacities", "delegations", "groups")
        zones = [zone.pk for zone in row.zones.all()]
        return {name: getattr(row, name) for name in plain} | {"zones": zones}


class NewBadgeForm(forms.Form):
    """A new badge for the one there is."""

    why = forms.ChoiceField(label=gettext_lazy("Reason"), choices=list(WHY.items()))
    category = forms.ModelChoiceField(
        BadgeCategory.objects.none(), label=gettext_lazy("Category"), empty_label=None
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = BadgeCategory.objects.filter(conference=conference)
        offer_rows(self, "category", rows)


class RevokeForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)


def _what_happened() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=300,
        help_text=gettext_lazy("For example: left in a taxi yesterday evening."),
    )


class LostForm(forms.Form):
    reason = _what_happened()


class LostOneField(forms.TypedChoiceField):
    """One of what a delegation holds. Whatever is pressed is blocked at once, so that nothing is chosen beforehand,
    and what an old page names is that or nothing, never another.

    choose    what stands there first
    already   said of what was blocked since the page was drawn
    """

    def __init__(self, *, choose: Any, already: Any, **kwargs: Any) -> None:
        self.choose, self.already, self.blocked = choose, already, frozenset[str]()
        no = gettext_lazy("What you chose is not in this list. Choose again.")
        super().__init__(coerce=int, error_messages={"invalid_choice": no}, **kwargs)

    def hold(self, held: Iterable[tuple[int, str]], blocked: Iterable[int]) -> None:
        rows = [(str(pk), label) for pk, label in held]
        self.choices = [("", self.choose), *rows] if rows else []
        self.blocked = frozenset(map(str, blocked))

    def validate(self, value: Any) -> None:
        if value in self.blocked:
            raise forms.ValidationError(self.already, code="blocked")
        super().validate(value)


class LostOfPartyForm(forms.Form):
    """Which of the delegation's own badges."""

    badge = LostOneField(
        label=gettext_lazy("Badge"),
        choose=gettext_lazy("Choose a badge"),
        already=gettext_lazy("This badge is already blocked."),
    )
    reason = _what_happened()

    def __init__(
        self, lines: list[BadgeLine], *args: Any, blocked: Iterable[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        held = [(each.badge, each.name) for each in lines if each.badge and each.valid]
        field = cast(LostOneField, self.fields["badge"])
        field.hold(((badge.pk, f"{number_of(badge)} · {name}") for badge, name in held), blocked)


class HandOverForm(forms.Form):
    receiver = forms.CharField(
        label=gettext_lazy("Handed over to"),
        max_length=200,
        help_text=gettext_lazy("The name on the identity document that was shown."),
    )
    delegation = forms.ModelChoiceField(
        Delegation.objects.none(),
        label=gettext_lazy("Collects for the delegation"),
        required=False,
        empty_label=gettext_lazy("for themselves"),
    )

    def __init__(self, delegations: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "delegation", delegations)
