"""What the numbers of the journal mean for protocol."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.delegations.words.lines import party_of
from plenipo.protocol.models import (
    EventCheck,
    Gift,
    LotDraw,
    OrderOf,
    PlateRun,
    PlateText,
    Precedence,
    RankTable,
    SeatingPlan,
    SeatingRule,
    SettledOrder,
    Tenure,
)
from plenipo.protocol.words.checks import LABELS
from plenipo.protocol.words.order import TITLES
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


@names_rows("protocol.tenure", gettext_lazy("rank of a principal"))
def tenures(numbers: list[str], reading: LineReader) -> Things:
    """By its delegation: whose it is, its page shows."""

    def thing(row: Tenure) -> Thing:
        told = {"party": party_of(row.delegate.delegation)}
        page = page_of(reading, "protocol:person", row.delegate_id)
        return Thing(_("rank of a principal of %(party)s") % told, page)

    return by_number(Tenure.objects, numbers, thing, "delegate__delegation")


@names_rows("protocol.ranktable", gettext_lazy("table of ranks"))
def rank_tables(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "protocol:ranks")
    return by_number(RankTable.objects, numbers, lambda _row: Thing(_("table of ranks"), page))


@names_rows("protocol.precedence", gettext_lazy("order of precedence"))
def precedences(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Precedence) -> Thing:
        where = "order" if row.of == OrderOf.DELEGATIONS else "principals"
        return Thing(str(TITLES[OrderOf(row.of)]), page_of(reading, f"protocol:{where}"))

    return by_number(Precedence.objects, numbers, thing)


@names_rows("protocol.settledorder", gettext_lazy("settled order"))
def settled(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: SettledOrder) -> Thing:
        page = page_of(reading, "protocol:settled-order", row.pk)
        told = {"order": TITLES[OrderOf(row.of)], "number": row.number}
        return Thing(_("%(order)s, settled, No. %(number)s") % told, page)

    return by_number(SettledOrder.objects, numbers, thing)


@names_rows("protocol.lotdraw", gettext_lazy("draw of lots"))
def lot_draws(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: LotDraw) -> Thing:
        page = page_of(reading, "protocol:draw", row.pk)
        return Thing(_("draw of lots No. %(number)s") % {"number": row.number}, page)

    return by_number(LotDraw.objects, numbers, thing)


@names_rows("protocol.seatingplan", gettext_lazy("seating plan"))
def seating_plans(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: SeatingPlan) -> Thing:
        told = {"name": row.name}
        page = page_of(reading, "protocol:seating-plan", row.pk)
        return Thing(_("seating plan %(name)s") % told, page)

    return by_number(SeatingPlan.objects, numbers, thing)


@names_rows("protocol.platetext", gettext_lazy("text of a plate"))
def plate_texts(numbers: list[str], reading: LineReader) -> Things:
    """By its delegation: whose it is, its page shows."""

    def thing(row: PlateText) -> Thing:
        told = {"party": party_of(row.delegation)}
        page = page_of(reading, "protocol:plate", row.delegation_id, row.delegate_id or 0)
        return Thing(_("text of a plate of %(party)s") % told, page)

    return by_number(PlateText.objects, numbers, thing, "delegation")


@names_rows("protocol.platerun", gettext_lazy("printed plates"))
def plate_runs(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: PlateRun) -> Thing:
        page = page_of(reading, "protocol:plate-run", row.pk)
        return Thing(str(row.get_layout_display()), page)

    return by_number(PlateRun.objects, numbers, thing)


@names_rows("protocol.eventcheck", gettext_lazy("check of an event"))
def event_checks(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: EventCheck) -> Thing:
        page = page_of(reading, "protocol:check", row.session_id)
        return Thing(str(LABELS[EventCheck.Item(row.item)]), page)

    return by_number(EventCheck.objects, numbers, thing)


@names_rows("protocol.gift", gettext_lazy("gift"))
def gifts(numbers: list[str], reading: LineReader) -> Things:
    """By its number in the log: what it is, its page shows."""

    def thing(row: Gift) -> Thing:
        page = page_of(reading, "protocol:gift", row.pk)
        return Thing(_("gift No. %(number)s") % {"number": row.number}, page)

    return by_number(Gift.objects, numbers, thing)


explain("given_up", gettext_lazy("rules that cannot be kept"))
explain("seating_rule", gettext_lazy("rule"), words=choices(dict(SeatingRule.Kind.choices)))
say_field("protocol.seatingplan:name", pgettext_lazy("seating plan", "name"))
say_field("protocol.seatingplan:session", gettext_lazy("session"))
say_field("protocol.seatingplan:shape", gettext_lazy("shape"))
say_field("protocol.seatingplan:measures", gettext_lazy("size"))
say_field("protocol.tenure:rank", gettext_lazy("rank"))
say_field("protocol.tenure:office", gettext_lazy("office"))
say_field("protocol.tenure:since", gettext_lazy("in office since"))
say_field("protocol.tenure:until", gettext_lazy("in office until"))
say_field("protocol.gift:direction", gettext_lazy("direction"))
say_field("protocol.gift:delegation", gettext_lazy("delegation"))
say_field("protocol.gift:other", gettext_lazy("giver or receiver"))
say_field("protocol.gift:ours", gettext_lazy("on the side of the host"))
say_field("protocol.gift:taken_by", gettext_lazy("taken personally by"))
say_field("protocol.gift:day", gettext_lazy("day"))
say_field("protocol.gift:session", gettext_lazy("session"))
say_field("protocol.gift:occasion", gettext_lazy("occasion"))
say_field("protocol.gift:description", gettext_lazy("description"))
say_field("protocol.gift:value", gettext_lazy("estimated value"))
say_field("protocol.gift:currency", gettext_lazy("currency"))
say_field("protocol.gift:disposition", gettext_lazy("disposition"))
