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
    Convoy,
    Hotel,
    Journey,
    JourneyWay,
    Lodging,
    PastedJourneys,
    PastedRooms,
    PrintedSheet,
    ReceptionTable,
    RoomAllotment,
    RoomKind,
    SentRooms,
    TeamMember,
    Vehicle,
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


@names_rows("welcome.hotel", gettext_lazy("hotel"))
def hotels(numbers: list[str], reading: LineReader) -> Things:
    return by_number(
        Hotel.objects,
        numbers,
        lambda row: Thing(row.name, page_of(reading, "welcome:hotel", row.pk)),
    )


@names_rows("welcome.roomallotment", gettext_lazy("allotment of rooms"))
def allotments(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: RoomAllotment) -> Thing:
        told = {"n": row.rooms, "hotel": row.hotel.name}
        page = page_of(reading, "welcome:hotel", row.hotel_id)
        return Thing(_("allotment in %(hotel)s (%(n)s)") % told, page)

    return by_number(RoomAllotment.objects, numbers, thing, "hotel")


@names_rows("welcome.lodging", gettext_lazy("hotel room"))
def rooms(numbers: list[str], reading: LineReader) -> Things:
    """By its delegation: who sleeps there, its page shows."""

    def thing(row: Lodging) -> Thing:
        told = {"party": party_of(row.delegation)}
        return Thing(_("hotel room of %(party)s") % told, page_of(reading, "welcome:room", row.pk))

    return by_number(Lodging.objects, numbers, thing, "delegation")


@names_rows("welcome.pastedrooms", gettext_lazy("rooming list"))
def rooming_lists(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "welcome:rooms")
    return by_number(
        PastedRooms.objects,
        numbers,
        lambda row: Thing(_("rooming list %(number)s") % {"number": row.pk}, page),
    )


@names_rows("welcome.sentrooms", gettext_lazy("rooming list of a hotel"))
def sent_lists(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: SentRooms) -> Thing:
        told = {"number": row.number, "hotel": row.hotel.name}
        page = page_of(reading, "welcome:hotel", row.hotel_id)
        return Thing(_("rooming list %(number)s of %(hotel)s") % told, page)

    return by_number(SentRooms.objects, numbers, thing, "hotel")


@names_rows("welcome.vehicle", gettext_lazy("vehicle"))
def vehicles(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Vehicle) -> Thing:
        told = {"number": row.pk}
        return Thing(_("vehicle %(number)s") % told, page_of(reading, "welcome:car", row.pk))

    return by_number(Vehicle.objects, numbers, thing)


@names_rows("welcome.convoy", gettext_lazy("convoy"))
def convoys(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Convoy) -> Thing:
        told = {"start": row.start, "goal": row.goal}
        page = page_of(reading, "welcome:convoy", row.pk)
        return Thing(_("%(start)s → %(goal)s") % told, page)

    return by_number(Convoy.objects, numbers, thing)


explain("welcome.convoy_changed:vehicle", gettext_lazy("vehicle"), row="welcome.vehicle")
say_field("welcome.vehicle:plate", gettext_lazy("number plate"))
say_field(
    "welcome.vehicle:kind",
    gettext_lazy("kind of vehicle"),
    words=choices(dict(Vehicle.Kind.choices)),
)
say_field("welcome.vehicle:seats", gettext_lazy("seats for passengers"))
say_field("welcome.vehicle:driver", gettext_lazy("driver"))
say_field("welcome.vehicle:phone", gettext_lazy("telephone"))
say_field("welcome.vehicle:pass_kind", gettext_lazy("car pass"), row="accreditation.passkind")
say_field("welcome.convoy:start", pgettext_lazy("convoy", "from"))
say_field("welcome.convoy:goal", pgettext_lazy("convoy", "to"))
say_field("welcome.convoy:leaves", gettext_lazy("leaves"))
say_field("welcome.convoy:arrives", gettext_lazy("arrives"))
say_field("welcome.convoy:note", gettext_lazy("note"))
explain("welcome.rooms_pasted:changed", gettext_lazy("changed"))
explain("welcome.room_placed:hotel", gettext_lazy("hotel"), row="welcome.hotel")
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
say_field("welcome.hotel:name", gettext_lazy("name of the hotel"))
say_field("welcome.hotel:address", gettext_lazy("address"))
say_field("welcome.hotel:contact", gettext_lazy("contact person"))
say_field("welcome.hotel:phone", gettext_lazy("telephone"))
for _model in ("roomallotment", "lodging"):
    say_field(
        f"welcome.{_model}:kind",
        gettext_lazy("kind of room"),
        words=choices(dict(RoomKind.choices)),
    )
    say_field(f"welcome.{_model}:first", gettext_lazy("first night"))
    say_field(f"welcome.{_model}:last", gettext_lazy("departure"))
say_field("welcome.roomallotment:rooms", gettext_lazy("number of rooms"))
say_field("welcome.roomallotment:release", gettext_lazy("release date"))
say_field("welcome.lodging:hotel", gettext_lazy("hotel"), row="welcome.hotel")
say_field("welcome.lodging:room_number", gettext_lazy("room number"))
say_field("welcome.lodging:guests", gettext_lazy("number of people"))
say_field("welcome.lodging:shared", gettext_lazy("both agreed to share"))
say_field("welcome.lodging:wishes", gettext_lazy("wishes"))
