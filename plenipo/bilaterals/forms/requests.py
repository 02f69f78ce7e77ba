"""Asking and answering, as forms."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.actions.requests import Wished
from plenipo.bilaterals.bridge import HOW, Particulars, Proposal, particulars_of
from plenipo.bilaterals.models import Level, MeetingRequest, Principal
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.cleaning import clean
from plenipo.kit.forms import Seen, offer

HOST = "host"
MINUTES = [(n, str(n)) for n in (5, 10, 15, 20, 30, 45, 60, 90)]
LEVELS = [(f"level:{value}", label) for value, label in Level.choices]


def spoken(codes: Iterable[str]) -> list[tuple[str, str]]:
    known = dict(settings.LANGUAGES)
    return [(code, get_language_info(code)["name_local"]) for code in codes if code in known]


class RequestForm(forms.Form):
    """A request as its asker writes it. Whom it may choose from depends on what it may know of who comes."""

    seen = Seen(required=False)
    whom = forms.ChoiceField(label=_("Whom you ask to meet"), required=False)
    typed = forms.CharField(
        label=_("Or a delegation that is not on the list: its name and country"),
        required=False,
        max_length=300,
        help_text=_(
            "The desk passes your request on if the delegation takes part. You are notified when it "
            "replies."
        ),
    )
    first = forms.ChoiceField(label=_("Requested level"))
    second = forms.ChoiceField(label=_("Alternative"), required=False)
    third = forms.ChoiceField(label=_("Alternative, if that is not possible"), required=False)
    format = forms.ChoiceField(label=_("Format"), choices=MeetingRequest.Format.choices)
    minutes = forms.TypedChoiceField(label=_("Length in minutes"), choices=MINUTES, coerce=int)
    persons = forms.IntegerField(
        label=_("Number of persons on your side"), min_value=1, max_value=40
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken by your side"), widget=forms.CheckboxSelectMultiple
    )
    press = forms.ChoiceField(label=_("Press"), choices=MeetingRequest.Press.choices)
    importance = forms.TypedChoiceField(
        label=_("Importance to you"),
        choices=MeetingRequest.Importance.choices,
        coerce=int,
        help_text=_("Visible only to the desk."),
    )
    not_next_to = forms.ChoiceField(label=_("Not next to a meeting with"), required=False)
    not_before = forms.ChoiceField(label=_("Not before a meeting with"), required=False)
    not_after = forms.ChoiceField(label=_("Not after a meeting with"), required=False)
    text = forms.CharField(
        label=_("Topics you wish to discuss"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=_("Visible to the other side and the desk; stored encrypted."),
    )

    def __init__(
        self,
        *args: Any,
        asker: Delegation,
        known: list[Delegation],
        hosts: list[Principal],
        host_name: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asker, self.known = asker, {str(each.pk): each for each in known}
        self.hosts = {f"host:{each.pk}": each for each in hosts}
        named = [(number, with_country(each)) for number, each in self.known.items()]
        leaders: list[Any] = []
        if self.hosts:
            leaders = [(_("The host"), [(HOST, host_name)])]
        groups = [*leaders, *([(_("Delegations"), named)] if named else [])]
        offer(self, "whom", [("", "—"), *groups])
        persons = [
            (_("Principals of the host"), [(key, str(each)) for key, each in self.hosts.items()])
        ]
        levels = [(_("Principals of a delegation"), LEVELS), *(persons if self.hosts else [])]
        offer(self, "first", levels)
        for name in ("second", "third"):
            offer(self, name, [("", "—"), *levels])
        offer(self, "languages", spoken(asker.conference.languages or dict(settings.LANGUAGES)))
        for name in HOW:
            if named:
                offer(self, name, [("", "—"), *named])
            else:
                del self.fields[name]

    def clean_typed(self) -> str:
        return clean(self.cleaned_data["typed"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        whom, typed = told.get("whom", ""), told.get("typed", "")
        if not whom and not typed and "typed" not in self.errors:
            self.add_error("whom", _("Enter whom you ask to meet."))
        if whom and typed:
            self.add_error("typed", _("Choose from the list or enter a name, not both."))
        itself = _("A delegation cannot ask to meet itself.")
        if whom == str(self.asker.pk):
            self.add_error("whom", itself)
        if typed and typed.casefold() in self._own_names():
            self.add_error("typed", itself)
        for name in ("first", "second", "third"):
            if told.get(name, "").startswith("host:") and whom != HOST:
                self.add_error(name, _("This person belongs to the host's leadership."))
        return told

    def _own_names(self) -> set[str]:
        party = self.asker.party
        names = (
            self.asker.to_call,
            self.asker.plate_name,
            party.name,
            party.name_english,
            party.name_short,
        )
        return {name.casefold() for name in names if name}

    def wished(self) -> Wished:
        told = self.cleaned_data
        levels = dict.fromkeys(told[n] for n in ("first", "second", "third") if told[n])
        avoid = tuple((how, int(told[how])) for how in HOW if told.get(how))
        names = ("format", "minutes", "persons", "languages", "press", "importance")
        return Wished(
            asked=self.known.get(told["whom"]),
            to_host=told["whom"] == HOST,
            levels=tuple(self._level(key) for key in levels),
            told=Particulars(text=told["text"], whom=told["typed"], avoid=avoid),
            values={name: told[name] for name in names},
        )

    def _level(self, key: str) -> tuple[int, Principal | None]:
        if key in self.hosts:
            return self.hosts[key].level, self.hosts[key]
        return int(key.removeprefix("level:")), None

    @classmethod
    def initial_of(cls, request: MeetingRequest) -> dict[str, Any]:
        told = particulars_of(request)
        levels = [
            f"host:{each.principal_id}" if each.principal_id else f"level:{each.level}"
            for each in request.levels.all()  # type: ignore[attr-defined]
        ]
        whom = HOST if request.to_host else str(request.asked_id or "")
        names = ("format", "minutes", "persons", "languages", "press", "importance")
        return {
            "seen": request.revision,
            "whom": whom,
            "typed": told.whom,
            "text": told.text,
            **dict(zip(("first", "second", "third"), levels, strict=False)),
            **{how: str(number) for how, number in told.avoid},
            **{name: getattr(request, name) for name in names},
        }


class AnswerForm(forms.Form):
    """What the other side may say besides yes. `do` is the button that was pressed."""

    seen = Seen()
    level = forms.ChoiceField(label=_("Level"), required=False)
    day = forms.ChoiceField(label=_("Day"), required=False)
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    format = forms.ChoiceField(
        label=_("Format"), required=False, choices=[("", "—"), *MeetingRequest.Format.choices]
    )
    minutes = forms.TypedChoiceField(
        label=_("Length in minutes"),
        required=False,
        choices=[("", "—"), *MINUTES],
        coerce=int,
        empty_value=None,
    )
    words = forms.CharField(
        label=_("Message to the other side"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(
        self,
        *args: Any,
        days: list[tuple[str, str]],
        persons: Iterable[Principal] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.persons = {f"host:{each.pk}": each for each in persons}
        levels = [(key, str(each)) for key, each in self.persons.items()] or LEVELS
        offer(self, "level", [("", "—"), *levels])
        offer(self, "day", [("", "—"), *days])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("time") and not told.get("day") and "day" not in self.errors:
            self.add_error("day", _("Choose a day."))
        return told

    def level_meant(self) -> tuple[int | None, Principal | None]:
        key = self.cleaned_data["level"]
        if key in self.persons:
            return self.persons[key].level, self.persons[key]
        return (int(key.removeprefix("level:")) if key else None), None

    def proposal(self) -> Proposal:
        told = self.cleaned_data
        return Proposal(
            day=told["day"],
            time=told["time"].strftime("%H:%M") if told["time"] else "",
            format=told["format"],
            minutes=told["minutes"],
            level=self.level_meant()[0],
            words=told["words"],
        )


class IdentifyForm(forms.Form):
    asked = forms.ModelChoiceField(
        label=_("Identified delegation"), queryset=Delegation.objects.none(), empty_label="—"
    )

    def __init__(self, *args: Any, known: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].queryset = known  # type: ignore[attr-defined]
