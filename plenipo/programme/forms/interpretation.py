from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.forms import offer
from plenipo.kit.language_fields import LanguagesField
from plenipo.kit.locales import language_name, listed
from plenipo.programme.models import Interpreter
from plenipo.programme.words.interpretation import roster


class CodesField(LanguagesField):
    """Languages by name or code, as rosters write them: "fr, Arabic zh" becomes ["fr", "ar", "zh-hans"]."""

    languages: tuple[str, ...] = ()  # of the conference: "zh" means the one it writes

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return list(dict.fromkeys(map(self._of_conference, super().to_python(value))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial or "") != (data or ""))

    def _of_conference(self, code: str) -> str:
        alike = (known for known in self.languages if code == known.split("-")[0])
        return code if code in self.languages else next(alike, code)


def codes(label: Any, **more: Any) -> CodesField:
    return CodesField(label=label, max_length=120, **more)


class InterpreterForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name or team"), max_length=200)
    a = codes(
        gettext_lazy("A languages"),
        help_text=gettext_lazy("Mother tongues. Names or codes, separated by commas."),
    )
    b = codes(
        gettext_lazy("B languages"),
        required=False,
        help_text=gettext_lazy("Also works into these."),
    )
    c = codes(
        gettext_lazy("C languages"),
        required=False,
        help_text=gettext_lazy("Understands these, and works from them only."),
    )
    minutes_a_day = forms.IntegerField(
        label=gettext_lazy("Maximum minutes in booths per day"),
        min_value=15,
        max_value=1440,
        required=False,
    )
    sittings_a_week = forms.IntegerField(
        label=gettext_lazy("Maximum sessions within seven days"),
        min_value=1,
        max_value=99,
        required=False,
    )
    rest = forms.IntegerField(
        label=gettext_lazy("Minimum minutes between two sessions"),
        min_value=0,
        max_value=720,
        required=False,
    )
    meetings_a_day = forms.IntegerField(
        label=gettext_lazy("Maximum number of bilateral meetings per day"),
        min_value=1,
        max_value=48,
        required=False,
    )

    def __init__(
        self, *args: Any, conference: Conference, row: Interpreter | None = None, **kwargs: Any
    ) -> None:
        """row   whose form it is: a person of the conference has the name that stands there"""
        super().__init__(*args, **kwargs)
        if row and row.person_id:
            del self.fields["name"]
        for field in self.fields.values():
            if isinstance(field, CodesField):
                field.languages = tuple(conference.languages)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        classed = [set(given.get(name) or ()) for name in "abc"]
        twice = (classed[0] & classed[1]) | ((classed[0] | classed[1]) & classed[2])
        if twice:
            names = listed(sorted(language_name(code) for code in twice))
            self.add_error(
                "a", _("Classify each language only once: %(names)s.") % {"names": names}
            )
        return given | {"rest": given.get("rest") or 0}

    @classmethod
    def initial_of(cls, row: Interpreter) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


InterpreterFormSet = forms.formset_factory(
    InterpreterForm, extra=5, max_num=200, validate_max=True, min_num=1, validate_min=True
)


class SeatForm(forms.Form):
    """Puts somebody into a booth by hand, whether or not it is too much for them."""

    interpreter = forms.ChoiceField(label=gettext_lazy("Interpreter"))
    booth = forms.ChoiceField(label=gettext_lazy("Booth"))

    def __init__(
        self, interpreters: list[Interpreter], booths: list[tuple[str, str]], *args: Any
    ) -> None:
        super().__init__(*args)
        offer(
            self,
            "interpreter",
            [(str(each.pk), f"{each} · {roster(each)}") for each in interpreters],
        )
        offer(self, "booth", booths)
