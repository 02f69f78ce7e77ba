"""What the numbers of the activity log mean of passes."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import Pass, PassKind
from plenipo.accreditation.words.passes import runs_in_words
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    choices,
    explain,
    names_rows,
    page_of,
    say_field,
)


@names_rows("accreditation.passkind", gettext_lazy("kind of pass"))
def kinds(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: PassKind) -> Thing:
        return Thing(str(row), page_of(reading, "accreditation:pass-kind", row.pk))

    return by_number(PassKind.objects, numbers, thing)


@names_rows("accreditation.pass", gettext_lazy("pass"))
def passes(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Pass) -> Thing:
        return Thing(str(row), page_of(reading, "accreditation:pass", row.pk))

    return by_number(Pass.objects, numbers, thing, "kind")


def _numbers(called: list[str], _reading: LineReader) -> str:
    return runs_in_words(called)


explain("passes", gettext_lazy("numbers of the passes"), words=_numbers)
explain("handed_on", gettext_lazy("handed on from others"))
explain(
    "exceeded", gettext_lazy("quota exceeded"), words=choices({True: pgettext_lazy("value", "yes")})
)
say_field("accreditation.passkind:name", gettext_lazy("name of the pass"))
