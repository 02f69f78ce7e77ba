"""What is said of a person in a delegation, field by field, once.

The forms, the heads read from spreadsheets, change requests, pages, tables, feeds and the API are made from ROSTER, in
its order. A new field is a column of its model, an entry here, and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.delegations.models import Delegate
from plenipo.delegations.roster_words import CAPACITIES, DISCLOSURES
from plenipo.kit.dates import written
from plenipo.kit.forms import ChosenField, KnownDayField, NameField
from plenipo.kit.locales import isolated, language_code, language_name, languages_apart, listed
from plenipo.people.models import Person
from plenipo.registry.forms.languages import SpokenField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAME = "name"  # the column and the cell made of the fields of a name
NOT_DISCLOSED = pgettext_lazy("name", "not disclosed")


class Place(Enum):
    """Where persons stand, field by field."""

    REVIEW = "what a delegation looks over before it submits"
    OWN = "the page of a delegation for itself"
    DESK = "the page of a delegation for the secretariat"
    LIST = "the list of participants for the secretariat, page and table"
    TABLE = "the table of delegations"
    DATA = "what a delegation downloads of itself"
    API = "programs of the secretariat"
    FEED = "programs of the public"


BEYOND_THE_DESK = (Place.API, Place.FEED)  # contacts are in neither


@dataclass(frozen=True, kw_only=True)
class PersonField:
    """One thing that is said of a person.

    name     of the column of the row, of the form's field, and in what is kept as JSON
    of       the row that holds it
    seen     what a reader must be allowed to see. "always": also of somebody whose name is not disclosed; "contact":
             for those who accredit and the delegation itself
    form     makes the field of the form
    heads    words of sheets beside the label, in six languages
    choices  if it is one of a few, and in `meant` the words of sheets beside their labels
    usual    of somebody of whom nothing is said
    head     above its column in a table, if that is not the label
    column   of tables and programs, if it is not its own
    cell     of pages, if it is not its own: it stands beneath the first thing there
    page     how a page says it, where a table has it as it is kept
    public   whether the public feed has it, of whoever is disclosed
    not_in   where else it does not stand
    """

    name: str
    of: type[models.Model]
    label: "StrOrPromise"
    seen: Literal["always", "name", "office", "contact"]
    form: Callable[..., forms.Field]
    heads: str
    choices: type[models.TextChoices] | None = None
    meant: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""
    head: "StrOrPromise" = ""
    column: str = ""
    cell: str = ""
    page: Callable[[str], str] = str
    public: bool = False
    not_in: tuple[Place, ...] = ()

    @cached_property
    def is_list(self) -> bool:
        return isinstance(self.of._meta.get_field(self.name), models.JSONField)

    @cached_property
    def labels(self) -> dict[str, "StrOrPromise"]:
        return dict(self.choices.choices) if self.choices else {}

    @cached_property
    def nothing(self) -> Any:
        """Where it is withheld."""
        column = self.of._meta.get_field(self.name)
        return () if self.is_list else None if column.null else ""

    def form_field(self) -> forms.Field:
        """A pasted row may leave anything to us, so that nothing is required."""
        return self.form(label=self.label, required=False)

    def stands_in(self, place: Place) -> bool:
        if place == Place.FEED:
            return self.public
        return place not in self.not_in and not (
            self.seen == "contact" and place in BEYOND_THE_DESK
        )

    def as_typed(self, value: Any) -> str:
        return ", ".join(value) if self.is_list else str(value or "")

    def in_words(self, value: Any) -> str:
        """Of a value as kept, or as typed."""
        if self.is_list:
            typed = languages_apart(value) if isinstance(value, str) else ()
            codes = [language_code(each) or each for each in typed] or value or ()
            return listed(map(language_name, codes))
        return "" if value is None else str(self.labels.get(value, value))


def _day_on_page(text: str) -> str:
    """What is no day, or none as it is kept, stands as it was typed until it is checked."""
    try:
        return isolated(written(text)) if text else ""
    except ValueError:
        return text


_name_field = partial(PersonField, of=Person, seen="name", form=NameField, cell=NAME, public=True)
ROSTER = (
    PersonField(
        name="capacity",
        of=Delegate,
        label=_("Capacity"),
        seen="always",
        form=partial(
            ChosenField, choices=Delegate.Capacity.choices, initial=Delegate.Capacity.MEMBER
        ),
        heads=(
            "role, capacity, function in delegation, function in the delegation, role in delegation, role in the "
            "delegation, qualité, rôle, fonction dans la délégation, calidad, función en la delegación, роль, "
            "функция в делегации, роль в делегации, 身份, 代表团职务, 代表团身份, الصفة, الصفة في الوفد"
        ),
        choices=Delegate.Capacity,
        meant=CAPACITIES,
        usual=Delegate.Capacity.MEMBER,
        public=True,
    ),
    _name_field(
        name="family_name",
        label=_("Family name"),
        heads=(
            "surname, surnames, last name, last names, family name, family names, nom de famille, noms de "
            "famille, apellido, apellidos, фамилия, 姓, 姓氏, اللقب, اسم العائلة"
        ),
        column=NAME,
    ),
    _name_field(
        name="given_name",
        label=_("Given name"),
        heads=(
            "first name, first names, forename, forenames, given name, given names, christian name, christian "
            "names, prénom, prénoms, nombre de pila, nombres de pila, имя, 名, الاسم الأول, الأسماء الأولى"
        ),
        column=NAME,
    ),
    _name_field(
        name="native_name",
        label=_("Name in original script"),
        heads=(
            "native name, name in native script, native script, original script, name in original script, own "
            "script, name in arabic, name arabic, arabic name, name in chinese, name chinese, chinese name, name "
            "in russian, name russian, name in cyrillic, name cyrillic, nom en écriture d’origine, nom dans sa "
            "propre écriture, nombre en su escritura, имя на родном языке, имя на языке оригинала, 中文名, 中文姓名, "
            "本国文字姓名, الاسم بالعربية, الاسم باللغة العربية, الاسم باللغة الأصلية"
        ),
    ),
    _name_field(
        name="name_order",
        label=_("Order of names"),
        form=partial(
            ChosenField,
            choices=[("", pgettext_lazy("order of names", "as usual")), *Person.NameOrder.choices],
        ),
        heads="",
        choices=Person.NameOrder,
        column=NAME,
    ),
    _name_field(
        name="style",
        label=_("Form of address and title"),
        form=partial(forms.CharField, max_length=100),
        heads=(
            "title, style, salutation, form of address, honorific, titre, civilité, formule d’appel, tratamiento, "
            "título, обращение, форма обращения, 称谓, 尊称, اللقب الرسمي, صيغة المخاطبة"
        ),
        head=_("Form of address"),
    ),
    PersonField(
        name="pronunciation",
        of=Person,
        label=_("Pronunciation"),
        seen="name",
        form=partial(
            forms.CharField,
            max_length=200,
            help_text=_("How the name is said, for whoever announces the person."),
        ),
        heads=(
            "pronunciation, how it is said, pronounced, prononciation, pronunciación, произношение, 发音, 读音, النطق, "
            "طريقة النطق"
        ),
        not_in=(Place.OWN, Place.LIST),
    ),
    PersonField(
        name="office",
        of=Delegate,
        label=_("Office"),
        seen="office",
        form=partial(forms.CharField, max_length=300),
        heads="position, function, post, fonction, poste, cargo, должность, 职务, المنصب, الوظيفة",
        public=True,
    ),
    PersonField(
        name="office_since",
        of=Delegate,
        label=_("In office since"),
        seen="office",
        form=partial(
            KnownDayField,
            help_text=_("A date, or the year only."),
            widget=forms.TextInput({"placeholder": "2021-04-13", "dir": "ltr"}),
        ),
        heads=(
            "since, in office since, office since, in function since, date of appointment, appointed, depuis, en "
            "fonction depuis, desde, en el cargo desde, с какого года, в должности с, дата назначения, 任职时间, "
            "任职日期, 就任日期, منذ, في المنصب منذ, تاريخ التعيين"
        ),
        cell="office",
        page=_day_on_page,
        not_in=(Place.OWN,),
    ),
    PersonField(
        name="languages",
        of=Person,
        label=_("Languages"),
        seen="contact",
        form=partial(SpokenField, max_length=300),
        heads="language, langue, langues, idioma, idiomas, язык, языки, 语言, اللغات, اللغة",
        not_in=(Place.OWN,),
    ),
    PersonField(
        name="email",
        of=Person,
        label=_("E-mail"),
        seen="contact",
        form=partial(forms.EmailField, max_length=254),
        heads="mail, email address, courriel, correo, correo electrónico, почта, эл почта, 邮箱, 电子邮件, البريد",
        not_in=(Place.OWN, Place.LIST),
    ),
    PersonField(
        name="disclosure",
        of=Delegate,
        label=_("Visibility of the name"),
        seen="contact",
        form=partial(
            ChosenField,
            choices=Delegate.Disclosure.choices[
                ::-1
            ],  # whatever goes wrong, a browser falls back on the first
            initial=Delegate.Disclosure.SECRETARIAT,
        ),
        heads="",
        choices=Delegate.Disclosure,
        meant=DISCLOSURES,
        usual=Delegate.Disclosure.SECRETARIAT,
        not_in=(Place.OWN,),  # there each person chooses it
    ),
)
FIELDS = {each.name: each for each in ROSTER}
CHOSEN = tuple(each for each in ROSTER if each.choices)
WRITTEN = ("family_name", "given_name", "native_name", "name_order", "style")  # said as one name


def of_row(kind: type[models.Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """What of these values that kind of row holds. What was kept before there was a field says nothing of it."""
    return {
        each.name: values[each.name] for each in ROSTER if each.of is kind and each.name in values
    }


# ---- tables and programs: a column for everything, each to be read by its place

ORDER = {  # that others rely on; what is not named here comes last
    Place.LIST: ("style", NAME, "native_name", "capacity"),
    Place.TABLE: (
        *("capacity", "style", NAME, "native_name", "office", "office_since", "languages"),
        *("disclosure", "email"),
    ),
    Place.DATA: (NAME, "native_name", "style", "office", "office_since", "email"),
    Place.FEED: (NAME, "native_name", "style", "office", "capacity"),
}


def columns(place: Place) -> dict[str, "StrOrPromise"]:
    """{column: its head}"""
    found: dict[str, StrOrPromise] = {}
    for each in ROSTER:
        if each.stands_in(place):
            found |= {NAME: _("Name")} if each.column else {each.name: each.head or each.label}
    first = [column for column in ORDER.get(place, ()) if column in found]
    return {column: found[column] for column in dict.fromkeys([*first, *found])}


# ---- pages: what belongs together in one cell


@dataclass(frozen=True)
class Head:
    """Of a column of a page; what stands in it, the first thing large."""

    cell: str
    label: str
    fields: tuple[PersonField, ...]


@dataclass(frozen=True)
class Cell:
    head: Head
    text: str
    beneath: tuple[str, ...]


def heads(place: Place, *, contacts: bool = True) -> list[Head]:
    """contacts   whether the reader may see them"""
    here = [
        each for each in ROSTER if each.stands_in(place) and (contacts or each.seen != "contact")
    ]
    return [
        Head(
            cell,
            str(_("Name") if cell == NAME else FIELDS[cell].label),
            tuple(
                each
                for each in here
                if (each.cell or each.name) == cell and each.name not in WRITTEN
            ),
        )
        for cell in dict.fromkeys(each.cell or each.name for each in here)
    ]


def cells(
    across: Iterable[Head], words: Callable[[PersonField], str], name: tuple[str, str] = ("", "")
) -> list[Cell]:
    """name   the two ways to write it, the reader's first"""
    found = []
    for head in across:
        said = [*(name if head.cell == NAME else ()), *map(words, head.fields)]
        found.append(Cell(head, said[0], tuple(filter(None, said[1:]))))
    return found
