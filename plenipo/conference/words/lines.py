"""What the numbers of the journal mean in a conference: editions, duties, settings, tokens."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.declared import SCOPES, SWITCHES, label_of
from plenipo.conference.models import ApiToken, Conference, Membership
from plenipo.conference.verbs import Verb
from plenipo.conference.words.duties import duty_in_words
from plenipo.kit.locales import language_name, listed
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    compare,
    explain,
    names_rows,
    page_of,
    say_field,
)


@names_rows("conference.conference", gettext_lazy("conference"))
def conferences(numbers: list[str], reading: LineReader) -> Things:
    here = reading.conference
    if here is not None and numbers == [str(here.pk)]:  # loaded with the page
        return {numbers[0]: Thing(str(here))}
    return by_number(Conference.objects, numbers, lambda each: Thing(str(each)), "series")


@names_rows("conference.membership", gettext_lazy("member of the secretariat"))
def members(numbers: list[str], reading: LineReader) -> Things:
    def thing(member: Membership) -> Thing:
        return Thing(str(member.account), page_of(reading, "conference:duties"))

    return by_number(Membership.objects, numbers, thing, "account")


@names_rows("conference.apitoken", gettext_lazy("API token"))
def tokens(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "conference:tokens")
    return by_number(ApiToken.objects, numbers, lambda each: Thing(each.name, page))


def languages(codes: Any, _reading: LineReader) -> str:
    """A code or several, by name."""
    return listed(language_name(code) for code in ([codes] if isinstance(codes, str) else codes))


def _duties(keys: Any, _reading: LineReader) -> str:
    return listed(duty_in_words(key) for key in keys)


def _scopes(keys: Any, _reading: LineReader) -> str:
    return listed(label_of(key, SCOPES) for key in keys)


def _switch(key: Any, _reading: LineReader) -> str:
    return label_of(key, SWITCHES)


def _on(value: Any, _reading: LineReader) -> str:
    return _("on") if value else _("off")


compare(Verb.STAGE, "stage")
say_field("conference.conference:flags", gettext_lazy("Show flags"))  # a rule of old, never obeyed
say_field("conference.conference:languages", gettext_lazy("languages"), words=languages)
say_field("conference.membership:duties", gettext_lazy("duties"), words=_duties)
explain("duties", gettext_lazy("duties"), words=_duties)
explain("scopes", gettext_lazy("permissions"), words=_scopes)
explain("account", "", row="people.account")  # the member it is about says it
explain("tokens", gettext_lazy("API tokens revoked"))
explain(f"{Verb.DUTIES_TAKEN}:sessions", gettext_lazy("ended sign-ins"))  # else of a programme
explain("switch", gettext_lazy("setting"), words=_switch)
explain("on", gettext_lazy("new value"), words=_on)
explain("wanted", gettext_lazy("daily letter"), words=_on)
explain("shown", gettext_lazy("visible"), words=_on)
explain("version", gettext_lazy("version"))
explain("from_conference", gettext_lazy("cloned from"), row="conference.conference")
explain("number", gettext_lazy("number"))
explain("zones", gettext_lazy("time zone"), pair=True)
