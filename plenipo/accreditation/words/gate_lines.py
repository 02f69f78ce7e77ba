"""What the numbers of the activity log mean at the gates."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.accreditation.models import Gate, GateDevice, Passage
from plenipo.kit.templatetags.kit import moment
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    explain,
    names_rows,
    page_of,
    say_field,
    speaks,
)


@names_rows("accreditation.gate", gettext_lazy("gate"))
def gates(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Gate) -> Thing:
        return Thing(row.name, page_of(reading, "accreditation:gate", row.pk))

    return by_number(Gate.objects, numbers, thing)


@names_rows("accreditation.gatedevice", gettext_lazy("gate device"))
def devices(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: GateDevice) -> Thing:
        text = _("%(device)s at %(gate)s") % {"device": row.name, "gate": row.gate}
        return Thing(text, page_of(reading, "accreditation:gate", row.gate_id))

    return by_number(GateDevice.objects, numbers, thing, "gate")


@names_rows("accreditation.passage", gettext_lazy("passage"))
def passages(numbers: list[str], reading: LineReader) -> Things:
    """By its hour: whose badge it was the list of passages shows."""

    def thing(row: Passage) -> Thing:
        return Thing(moment(row.at), page_of(reading, "accreditation:passages"))

    return by_number(Passage.objects, numbers, thing)


speaks("gate device", "accreditation.gatedevice")
explain("gate", gettext_lazy("gate"), row="accreditation.gate")
explain("badge", gettext_lazy("number of the badge"))
explain("pass", gettext_lazy("pass"), row="accreditation.pass")
explain("first", gettext_lazy("first number"))
say_field("accreditation.gate:name", gettext_lazy("name of the gate"))
say_field("accreditation.gate:zone", gettext_lazy("zone"), row="accreditation.zone")
