"""The rules of a conference. Each app declares those it obeys as sections, in its `profile.py`, and joins them here.

A section is a frozen value, each field of it a rule that says its own label, help, bounds and choices. What is stored,
the checks, the form, the journal's words and the rules in plain words are all made from that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypeVar, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.records.words.lines import choices as in_words
from plenipo.records.words.lines import say_field

PRESETS = {
    "host_party": gettext_lazy("Host-party dialogue: no voting, the list is not disclosed"),
    "party_international": gettext_lazy("Party international: full members vote, observers attend"),
    "inter_parliamentary": gettext_lazy("Inter-parliamentary assembly: delegations of up to eight"),
    "un_type": gettext_lazy("UN-type conference: rules of the General Assembly"),
}
UNSAID = (
    "host_party"  # whose values hold where stored ones, of a version without the rule, say nothing
)


@dataclass(frozen=True)
class Heading:
    """Of a part of the form, and of a paragraph of the rules in plain words; in the order of their places."""

    place: int
    key: str
    title: Any


@dataclass(frozen=True)
class Rule:
    """What is known of one rule. `label` names it, in the form, in the journal and in what is refused.

    elsewhere   it is set on a page of its own, and stands in no form of rules
    """

    label: Any
    help: Any = ""
    elsewhere: bool = field(default=False, kw_only=True)

    def fault(self, value: Any) -> str:
        """Why this cannot be the value, in words; "" if it can."""
        raise NotImplementedError

    def read(self, stored: Any) -> Any:
        return stored

    def stored(self, value: Any) -> Any:
        return value

    def explain(self, key: str) -> None:
        """To the journal, that it can say what was changed."""
        say_field(f"conference.conference:{key}", self.label)


@dataclass(frozen=True)
class Number(Rule):
    least: int = 0
    most: int = 0

    def fault(self, value: Any) -> str:
        if type(value) is int and self.least <= value <= self.most:
            return ""
        return _("“%(rule)s” must be a whole number from %(least)s to %(most)s.") % {
            "rule": self.label,
            "least": self.least,
            "most": self.most,
        }


@dataclass(frozen=True)
class YesNo(Rule):
    def fault(self, value: Any) -> str:
        if isinstance(value, bool):
            return ""
        return _("“%(rule)s” must be yes or no.") % {"rule": self.label}


@dataclass(frozen=True)
class Choice(Rule):
    choices: Mapping[str, Any] = field(default_factory=dict)

    def fault(self, value: Any) -> str:
        return self._fault([value])

    def explain(self, key: str) -> None:
        words = in_words(self.choices)
        say_field(f"conference.conference:{key}", self.label, words=words)

    def _fault(self, values: Iterable[Any]) -> str:
        wrong = [str(each) for each in values if str(each) not in self.choices]
        if not wrong:
            return ""
        return _("“%(rule)s” does not have the choice “%(value)s”.") % {
            "rule": self.label,
            "value": wrong[0],
        }


@dataclass(frozen=True)
class Several(Choice):
    """Any number of the choices, or none; kept in the order of the choices, whatever order they come in."""

    def fault(self, value: Any) -> str:
        return self._fault(value if isinstance(value, list | tuple) else [value])

    def read(self, stored: Any) -> tuple[str, ...]:
        return tuple(self.stored(stored))

    def stored(self, value: Any) -> list[str]:
        return in_order_of(self.choices, value)


@dataclass(frozen=True)
class Text(Rule):
    most: int = 0

    def fault(self, value: Any) -> str:
        if isinstance(value, str) and len(value) <= self.most:
            return ""
        return _("“%(rule)s” must be a text of at most %(most)s characters.") % {
            "rule": self.label,
            "most": self.most,
        }


def in_order_of(choices: Mapping[str, Any], chosen: Iterable[str]) -> list[str]:
    """What is no choice any more stands last."""
    places = {key: place for place, key in enumerate(choices)}
    return sorted(chosen, key=lambda key: places.get(key, len(places)))


def ruled(rule: Rule) -> Any:
    """The field of a section that such a rule is. It has no default: every preset says it."""
    return field(metadata={"rule": rule})


def number(label: Any, least: int, most: int, help: Any = "") -> Any:
    return ruled(Number(label, help, least, most))


def days(label: Any, least: int = 1, help: Any = "") -> Any:
    """Calendar days."""
    return number(label, least, 3650, help)


def yes_no(label: Any, help: Any = "") -> Any:
    return ruled(YesNo(label, help))


def choice(
    label: Any, choices: Mapping[str, Any], help: Any = "", *, elsewhere: bool = False
) -> Any:
    return ruled(Choice(label, help, choices, elsewhere=elsewhere))


def several(label: Any, choices: Mapping[str, Any], help: Any = "") -> Any:
    return ruled(Several(label, help, choices))


def text(label: Any, most: int, help: Any = "") -> Any:
    return ruled(Text(label, help, most))


class Section:
    """
    prefix    of the names by which its rules are stored
    part      of the form in which they stand; None: in rows of their own
    subject   of the paragraph that says them in plain words; None: they are said elsewhere
    place     among the sections of the same part and subject
    """

    prefix: ClassVar[str] = ""
    part: ClassVar[Heading | None]
    subject: ClassVar[Heading | None]
    place: ClassVar[int] = 0

    def in_words(self) -> Iterator[str]:
        """Whole sentences, in the reader's language."""
        yield from ()


SomeSection = TypeVar("SomeSection", bound=Section)
SECTIONS: dict[type[Section], dict[str, Section]] = {}  # each with its values in every preset


def join(section: type[Section], **presets: Section) -> None:
    """Make a section part of the rules. Every preset says all of it."""
    if presets.keys() != PRESETS.keys():
        raise TypeError(f"{section.__name__} says other presets than {', '.join(PRESETS)}")
    SECTIONS[section] = presets
    for key, (_name, rule) in rules_in(section).items():
        if section.part:
            rule.explain(key)


def rules_in(section: type[Section]) -> dict[str, tuple[str, Rule]]:
    """By the name it is stored by: the field, and what is known of it."""
    return {
        section.prefix + each.name: (each.name, each.metadata["rule"])
        for each in fields(cast(Any, section))
    }


def all_rules() -> dict[str, Rule]:
    return {key: rule for each in SECTIONS for key, (_name, rule) in rules_in(each).items()}


def parts_of_the_form() -> list[tuple[Heading, list[str]]]:
    """The parts of the form, each with the names its rules are stored by."""
    return [
        (
            heading,
            [
                key
                for section in sections
                for key, (_name, rule) in rules_in(section).items()
                if not rule.elsewhere
            ],
        )
        for heading, sections in _under([(each.part, each) for each in SECTIONS])
    ]


def _under(
    found: Iterable[tuple[Heading | None, type[Section]]],
) -> list[tuple[Heading, list[type[Section]]]]:
    under: dict[Heading, list[type[Section]]] = {}
    for heading, section in sorted(found, key=lambda pair: pair[1].place):
        if heading:
            under.setdefault(heading, []).append(section)
    return sorted(under.items(), key=lambda pair: pair[0].place)


@dataclass(frozen=True)
class Rules:
    """Everything a convenor may decide, by section. Asks the database nothing."""

    sections: Mapping[type[Section], Section]

    def of(self, section: type[SomeSection]) -> SomeSection:
        return cast(SomeSection, self.sections[section])

    @property
    def values(self) -> dict[str, Any]:
        """As they are stored."""
        return {
            key: rule.stored(getattr(said, name))
            for section, said in self.sections.items()
            for key, (name, rule) in rules_in(section).items()
        }

    def changed(self, **changes: Any) -> "Rules":
        """With other values, by the names they are stored by. Raises Refused, in words, for what makes no sense."""
        known = all_rules()
        if unknown := changes.keys() - known:
            raise Refused(_("Unknown rule: %(names)s.") % {"names": listed(sorted(unknown))})
        for key, value in changes.items():
            if fault := known[key].fault(value):
                raise Refused(fault)
        return rules_from({**self.values, **changes})

    def in_words(self) -> Iterator[tuple[str, list[str]]]:
        """In plain words: (subject, sentences), in the reader's language."""
        for subject, sections in _under([(each.subject, each) for each in SECTIONS]):
            said = [sentence for each in sections for sentence in self.of(each).in_words()]
            yield str(subject.title), said


def preset(name: str) -> Rules:
    """The rules that ship with the product under this name. Raises KeyError for one that does not."""
    return Rules({section: presets[name] for section, presets in SECTIONS.items()})


def rules_from(values: Mapping[str, Any]) -> Rules:
    """Stored values to rules. They were checked when they were written, and what has no rule any more says nothing."""
    return Rules({section: _read(section, values) for section in SECTIONS})


def _read(section: type[SomeSection], values: Mapping[str, Any]) -> SomeSection:
    unsaid = SECTIONS[section][UNSAID]
    said = {
        name: rule.read(values[key]) if key in values else getattr(unsaid, name)
        for key, (name, rule) in rules_in(section).items()
    }
    return cast(Any, section)(**said)  # type: ignore[no-any-return]
