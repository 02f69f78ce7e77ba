from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator, slug_re
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, Series
from plenipo.conference.queries.particulars import PARTICULARS
from plenipo.conference.sections import PRESETS
from plenipo.conference.words.zones import is_zone, zone_choices, zones_in
from plenipo.kit.addresses import taken_first_parts
from plenipo.kit.colour import contrast, readable_accent
from plenipo.kit.forms import DayField, FormPart, expect, in_parts, offer
from plenipo.kit.texts import TextsField
from plenipo.registry.models import Country
from plenipo.registry.words.countries import country_choices, country_name


def a_date(**kwargs: Any) -> forms.DateField:
    return DayField(**kwargs)


def free_address(slug: str) -> str:
    """The address of a conference, unless pages of the product begin with it."""
    if slug.lower() in taken_first_parts():
        raise forms.ValidationError(
            _(
                "The address “%(slug)s” is reserved for Plenipo. Choose another, such as “dialogue-2027”."
            )
            % {"slug": slug}
        )
    return slug


PARTS = (
    ("languages", _("Languages"), ("languages",)),
    ("series", _("Series and rules"), ("series", "series_name", "preset")),
    ("texts", _("Title, theme and days"), ("title", "theme", "number", "starts", "ends", "slug")),
    ("place", _("Place and time zone"), ("country", "city", "venue", "zone", "with_zone")),
    (
        "letters",
        _("Sender and letters"),
        ("convenor", "host", "letterhead", "signatory", "contact_email"),
    ),
    (
        "public",
        _("Public pages and press"),
        ("practical", "press_name", "press_email", "press_telephone", "accent"),
    ),
)


NEEDED = ("languages", "series", "texts", "place")  # of a new conference


MOST_EDITIONS = 999  # of a series


class SlugField(forms.SlugField):
    """Of a conference on the web."""

    default_validators = [
        RegexValidator(
            slug_re,
            _("Use only letters from a to z, digits and hyphens, for example “dialogue-2027”."),
            "address",
        )
    ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Web address"), "max_length": 40, **kwargs})


class ZoneField(forms.ChoiceField):
    """Every zone there is counts, whether or not it is offered by its city."""

    def valid_value(self, value: Any) -> bool:
        return is_zone(value)


class ConferenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything a person says of an edition. A new one also chooses its series and its rules."""

    title = TextsField(label=_("Title"), max_length=200)
    theme = TextsField(label=_("Theme"), required=False)
    slug = SlugField(
        help_text=_("The last part of the public address, for example “dialogue-2027”.")
    )
    starts = a_date(label=_("First day"))
    ends = a_date(label=_("Last day"))
    city = TextsField(label=_("City"), required=False, max_length=120)
    venue = TextsField(label=_("Venue"), required=False, max_length=200)
    convenor = TextsField(label=_("Convenor"), required=False, max_length=200)
    host = TextsField(label=_("Host"), required=False, max_length=200)
    practical = TextsField(
        label=_("Practical information"), required=False, rows=4, max_length=5000
    )
    press_name = TextsField(label=_("Press contact"), required=False, max_length=200)
    letterhead = TextsField(
        label=_("Letterhead"),
        required=False,
        rows=3,
        max_length=600,
        help_text=_("Lines at the top of every letter. If empty: the convenor and the title."),
    )
    signatory = TextsField(
        label=_("Signatory of letters"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("Name and office, on separate lines."),
    )
    zone = ZoneField(
        label=_("Time zone of the venue, by city"),
        required=False,
        help_text=_("Leave empty if the country has only one time zone: that one is used."),
    )
    with_zone = forms.ChoiceField(
        label=_("When the time zone changes"),
        choices=[
            ("", _("choose")),
            ("hours", _("keep the hours: 10:00 stays 10:00 in the new time zone")),
            (
                "moments",
                _(
                    "convert the hours: sessions keep their moment, and 10:00 "
                    "becomes its equivalent in the new time zone"
                ),
            ),
        ],
        required=False,
        help_text=_(
            "Sessions, rooms, arrivals and meetings. A published version of the programme keeps its "
            "time zone until the next version is published."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the conference"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        initial=lambda: [get_language() or "en"],
        help_text=_("Titles and texts are asked for in these languages, and in no other."),
    )

    accent = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=_("Accent colour"),
        initial="#17456b",
        error_messages={"invalid": _("Enter a colour in the form #17456b.")},
        help_text=_(
            "The only colour of the pages; it is darkened or lightened until it is legible."
        ),
        widget=forms.TextInput({"type": "color"}),
    )

    class Meta:
        model = Conference
        fields = PARTICULARS
        labels = {"country": _("Country")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].validators.append(MaxValueValidator(MOST_EDITIONS))
            self.fields["number"].widget.attrs["max"] = MOST_EDITIONS
        self.dates_before = (self.instance.starts, self.instance.ends) if self.instance.pk else ()
        self.zone_before = self.instance.zone if self.instance.pk else ""
        if not self.is_bound or not self.zone_before or self.data.get("zone") == self.zone_before:
            self.fields["with_zone"].widget = forms.HiddenInput()
        offer(self, "country", [("", _("none")), *country_choices()])
        expect(self, "zone")
        self._offer_zones()

    def _offer_zones(self) -> None:
        """Those of the venue's country first, once it is chosen."""
        code = str(self["country"].value() or "")
        country = Country.objects.filter(code=code).first() if code else None
        alpha2 = country.alpha2 if country else ""
        offer(
            self,
            "zone",
            zone_choices(alpha2, country_name(country), str(self["zone"].value() or "")),
        )

    def clean(self) -> dict[str, Any]:
        """The zone of the country, where there is no choice."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("zone") and "zone" not in self.errors:
            country = cleaned.get("country")
            zones = zones_in(country.alpha2) if country else []
            if len(zones) == 1:
                cleaned["zone"] = zones[0]
            else:
                self.add_error("zone", _("Choose the city whose time the conference uses."))
        return cleaned

    def clean_slug(self) -> str:
        return free_address(self.cleaned_data["slug"])

    @property
    def dates_change(self) -> bool:
        """Of a conference that is there, as typed: (first day, last day)."""
        typed = (self.cleaned_data["starts"], self.cleaned_data["ends"])
        return bool(self.dates_before) and self.dates_before != typed

    def clean_with_zone(self) -> str:
        """Asked only of whoever changes the zone of a conference that is there."""
        zone, chosen = self.cleaned_data.get("zone"), str(self.cleaned_data["with_zone"])
        if self.zone_before and zone and zone != self.zone_before and not chosen:
            raise forms.ValidationError(_("Choose whether to keep or to convert the hours."))
        return chosen

    def clean_accent(self) -> str:
        accent: str = self.cleaned_data["accent"]
        light, _dark = readable_accent(accent)
        if contrast(light, "#fcfbf8") < 4.5:
            raise forms.ValidationError(
                _("This colour is not legible on paper. Choose a darker one.")
            )
        return accent.lower()

    def parts(self, *wanted: str) -> list[FormPart]:
        return in_parts(self, PARTS, wanted)

    def particulars(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewConferenceForm(ConferenceForm):
    series = forms.ModelChoiceField(
        label=_("Series"),
        queryset=Series.objects.all(),
        required=False,
        empty_label=_("a new series"),
    )
    series_name = TextsField(
        label=_("Name of the new series"),
        required=False,
        max_length=200,
        help_text=_("Required only for a new series."),
    )
    preset = forms.ChoiceField(
        label=_("Initial rules"),
        choices=PRESETS.items(),
        widget=forms.RadioSelect,
        initial="host_party",
    )

    field_order = ["series", "series_name", "preset"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (
            "series",
            "series_name",
        ):  # one of the two is needed: neither is called optional
            expect(self, name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("series") and not cleaned.get("series_name"):
            self.add_error("series_name", _("Enter the series to which this edition belongs."))
        series, number = cleaned.get("series"), cleaned.get("number")
        if series and series.editions.filter(number=number).exists():
            self.add_error("number", _("The series already has an edition with this number."))
        return cleaned


class CloneForm(forms.Form):
    title = TextsField(label=_("Title"), max_length=200)
    slug = SlugField()
    starts = a_date(label=_("First day"))
    ends = a_date(label=_("Last day"))
    places = forms.BooleanField(
        label=_("Copy the venue"),
        required=False,
        initial=True,
        help_text=_(
            "Buildings, rooms with their seats and booths, and transfer times between buildings."
        ),
    )

    def clean_slug(self) -> str:
        return free_address(self.cleaned_data["slug"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] < cleaned["starts"]:
            self.add_error("ends", _("The last day cannot be before the first day."))
        if Conference.objects.filter(slug=cleaned.get("slug")).exists():
            self.add_error("slug", _("Another conference already has this address."))
        return cleaned
