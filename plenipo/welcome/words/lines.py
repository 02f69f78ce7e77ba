"""What the numbers of the journal mean for the welcome of delegations."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.delegations.words.lines import party_of
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
    speaks,
)
from plenipo.welcome.models import (
    Journey,
    JourneyWay,
    PastedJourneys,
    PrintedSheet,
    ReceptionTable,
    TeamMember,
)


@names_rows("welcome.journey", gettext_lazy("arrival or departure"))
def journeys(numbers: list[str], reading: LineReader) -> Things:
    """By its delegation: who travels, its page shows."""

    def thing(row: Journey) -> Thing:
        told = {"party": party_of(row.delegation)}
        page = page_of(reading, "welcome:journey", row.pk)
        if row.way == JourneyWay.IN:
            return Thing(_("arrival of %(party)s") % told, page)
        return Thing(_("departure of %(party)s") % told, page)

    return by_number(Journey.objects, numbers, thing, "delegation")


@names_rows("welcome.teammember", gettext_lazy("member of the welcome team"))
def members(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: TeamMember) -> Thing:
        return Thing(
            _("member %(number)s of the welcome team") % {"number": row.pk},
            page_of(reading, "welcome:team-member", row.pk),
        )

    return by_number(TeamMember.objects, numbers, thing)


@names_rows("welcome.receptiontable", gettext_lazy("rule of who meets whom"))
def rules(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "welcome:rule")
    return by_number(
        ReceptionTable.objects, numbers, lambda _row: Thing(_("rule of who meets whom"), page)
    )


@names_rows("welcome.pastedjourneys", gettext_lazy("list of arrivals and departures"))
def lists(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "welcome:board")
    return by_number(
        PastedJourneys.objects,
        numbers,
        lambda row: Thing(
            _("list %(number)s of arrivals and departures") % {"number": row.pk}, page
        ),
    )


@names_rows("welcome.printedsheet", gettext_lazy("day sheet"))
def sheets(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: PrintedSheet) -> Thing:
        told = {"number": row.number, "day": row.day.isoformat()}
        return Thing(_("day sheet %(number)s of %(day)s") % told, page_of(reading, "welcome:sheet"))

    return by_number(PrintedSheet.objects, numbers, thing)


explain("welcome.journeys_pasted:changed", gettext_lazy("with another time"))
explain("welcome.paste_undone:left", gettext_lazy("changed since, and left"))
explain(
    "welcome.journey_step:state", gettext_lazy("state"), words=choices(dict(Journey.State.choices))
)
speaks("member of the welcome team", "welcome.teammember")
explain("members", gettext_lazy("members of the team"))
say_field("welcome.journey:way", gettext_lazy("arrival or departure"))
say_field("welcome.journey:means", pgettext_lazy("journey", "by"))
say_field("welcome.journey:flight", pgettext_lazy("journey", "number"))
say_field("welcome.journey:place", gettext_lazy("from or to"))
say_field("welcome.journey:point", gettext_lazy("airport, terminal or station here"))
say_field("welcome.journey:at", gettext_lazy("time"))
say_field("welcome.journey:people", gettext_lazy("number of people"))
say_field("welcome.journey:note", gettext_lazy("note"))
say_field("welcome.teammember:name", gettext_lazy("name"))
say_field("welcome.teammember:office", gettext_lazy("office"))
say_field("welcome.teammember:rank", gettext_lazy("rank"))
say_field("welcome.teammember:phone", gettext_lazy("telephone"))
