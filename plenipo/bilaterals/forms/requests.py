"""Asking and answering, as forms."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.actions.requests import Wished
from plenipo.bilaterals.bridge import HOW, Particulars, Proposal, particulars_of
from plenipo.bilaterals.models import Level, MeetingRequest, Principal
from plenipo.bilaterals.words.whom import HOST, Counterpart, candidates
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import country_of, with_country
from plenipo.kit.cleaning import clean
from plenipo.kit.forms import RevisionField, expect, offer, offer_rows
from plenipo.kit.locales import language_name

TYPED = "typed"  # none of the candidates: the desk looks for the name
MINUTES = [(n, str(n)) for n in (5, 10, 15, 20, 30, 45, 60, 90)]
LEVELS = [(f"level:{value}", label) for value, label in Level.choices]


def spoken(codes: Iterable[str]) -> list[tuple[str, str]]:
    known = dict(settings.LANGUAGES)
    return [(code, language_name(code)) for code in codes if code in known]


class RequestForm(forms.Form):
    """A request as its asker writes it. Whom it may choose from depends on what it may know of who comes."""

    nobody = False  # was looked for, and is not there
    seen = RevisionField()
    typed = forms.CharField(
        label=_("Whom you ask to meet"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        help_text=_(
            "A party, an organisation or a person of the host, in any language or script, or a country."
        ),
    )
    whom = forms.CharField(label=_("Whom you mean"), max_length=300, required=False)
    typed_for = forms.CharField(required=False, widget=forms.HiddenInput)
    first = forms.ChoiceField(label=_("Requested level"))
    second = forms.ChoiceField(label=_("Alternative level"), required=False)
    third = forms.ChoiceField(label=_("Second alternative level"), required=False)
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
        expect(self, "typed")  # said in own words below
        self.asker, self.known = asker, {str(each.pk): each for each in known}
        self.hosts = {f"host:{each.pk}": each for each in hosts}
        self.host_name, self.candidates = host_name, self._chosen(self.initial.get("whom", ""))
        named = [(number, with_country(each)) for number, each in self.known.items()]
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

    @property
    def chosen(self) -> str:
        return self["whom"].value() or ""

    @property
    def as_typed(self) -> str:
        """What was typed, where candidates are shown and none of them need be meant."""
        return (self["typed"].value() or "").strip() if self.candidates else ""

    def _chosen(self, key: str) -> list[Counterpart]:
        """The one that was chosen before, to be shown again."""
        if key in self.known:
            each = self.known[key]
            return [Counterpart(key, each.to_call, country_of(each))]
        if key in self.hosts or (key == HOST and self.hosts):
            return [Counterpart(key, str(self.hosts.get(key, self.host_name)))]
        return []

    def find(self) -> None:
        """Look for whom the name may mean, and leave everything else for later."""
        if self.is_valid() or "typed" not in self.errors:
            self._look(self.cleaned_data["typed"])
            data = cast(QueryDict, self.data).copy()
            data["typed_for"], data["whom"] = self.cleaned_data["typed"], ""
            self.data = data
            self.nobody = not self.candidates
        for name in set(self.errors) - {"typed"}:
            del self.errors[name]

    def _look(self, typed: str) -> None:
        hosts = list(self.hosts.values())
        self.candidates = candidates(typed, list(self.known.values()), hosts, self.host_name)

    def clean_typed(self) -> str:
        return clean(self.cleaned_data["typed"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        typed = told.get("typed", "")
        if not typed and "typed" not in self.errors:
            self.add_error("typed", _("Enter whom you ask to meet."))
        elif typed.casefold() in self._own_names():
            self.add_error("typed", _("A delegation cannot ask to meet itself."))
        elif typed:
            self._settle(told, typed)
        for name in ("first", "second", "third"):
            of_host = told.get("whom", "").startswith(HOST)
            if told.get(name, "").startswith("host:") and not of_host:
                self.add_error(name, _("This person belongs to the host's leadership."))
        return told

    def _settle(self, told: dict[str, Any], typed: str) -> None:
        """A choice counts for the name it was offered for; another name is looked for first."""
        whom = told.get("whom", "")
        if told.get("typed_for") == typed and (self._chosen(whom) or whom == TYPED):
            self._look(typed)
            if whom != TYPED and whom not in {each.key for each in self.candidates}:
                self.candidates = [*self._chosen(whom), *self.candidates]
            return
        told["whom"] = TYPED
        self._look(typed)
        if self.candidates:
            self.add_error("whom", _("Choose whom you mean."))

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
        told, whom = self.cleaned_data, self.cleaned_data["whom"]
        levels = [told[n] for n in ("first", "second", "third") if told[n]]
        if (
            whom in self.hosts
        ):  # asked for by name: what stands in the form for any level does not count
            levels = [whom, *(each for each in levels if each in self.hosts)]
        avoid = tuple((how, int(told[how])) for how in HOW if told.get(how))
        names = ("format", "minutes", "persons", "languages", "press", "importance")
        typed = told["typed"] if whom == TYPED else ""
        return Wished(
            asked=self.known.get(whom),
            to_host=whom.startswith(HOST),
            levels=tuple(self._level(key) for key in dict.fromkeys(levels)),
            told=Particulars(text=told["text"], whom=typed, avoid=avoid),
            values={name: told[name] for name in names},
        )

    def _level(self, key: str) -> tuple[int, Principal | None]:
        if key in self.hosts:
            return self.hosts[key].level, self.hosts[key]
        return int(key.removeprefix("level:")), None

    @classmethod
    def initial_of(cls, request: MeetingRequest, name: str) -> dict[str, Any]:
        """name   of whom it asks, as its side knows it"""
        told = particulars_of(request)
        levels = [
            f"host:{each.principal_id}" if each.principal_id else f"level:{each.level}"
            for each in request.levels.all()
        ]
        whom = str(request.asked_id or TYPED)
        if request.to_host:
            whom = levels[0] if levels and levels[0].startswith("host:") else HOST
        names = ("format", "minutes", "persons", "languages", "press", "importance")
        return {
            "seen": request.revision,
            "whom": whom,
            "typed": told.whom or name,
            "typed_for": told.whom or name,
            "text": told.text,
            **dict(zip(("first", "second", "third"), levels, strict=False)),
            **{how: str(number) for how, number in told.avoid},
            **{name: getattr(request, name) for name in names},
        }


class ReplyForm(forms.Form):
    """What the other side may say besides yes. `do` is the button that was pressed."""

    seen = RevisionField()
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
    """Which delegation a typed name means: the likeliest first, each with its country and the reason."""

    asked = forms.ModelChoiceField(
        label=_("Identified delegation"), queryset=Delegation.objects.none(), empty_label="—"
    )

    def __init__(self, *args: Any, known: Any, typed: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "asked", known)
        every = list(known.select_related("country")) if typed else []
        likely = [(each.key, _told(each)) for each in candidates(typed, every, [], "")]
        if likely:
            others = [(str(each.pk), with_country(each)) for each in every]
            groups = [(_("Candidates"), likely), (_("Delegations"), others)]
            offer(self, "asked", [("", "—"), *groups])


def _told(candidate: Counterpart) -> str:
    parts = (candidate.name, candidate.country, strip_tags(candidate.reason))
    return " · ".join(part for part in parts if part)
