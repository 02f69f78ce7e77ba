"""What the numbers of the journal mean for invitations and delegations: parties by their names, people as disclosed."""

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from plenipo.conference.profile import OBSERVER
from plenipo.conference.queries import rules_of
from plenipo.conference.words.lines import languages
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import (
    Announcement,
    ChangeRequest,
    Circular,
    Count,
    Delegate,
    Delegation,
    Deletion,
    Document,
    FocalPoint,
    Invitation,
    LetterText,
    ListCopy,
    ListRelease,
    Promise,
)
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries.people import Mentioned, mentioned_to
from plenipo.delegations.queries.terms import label_in
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.approval import differences
from plenipo.delegations.words.list_versions import label_of
from plenipo.kit.days import long_day
from plenipo.kit.locales import language_name
from plenipo.kit.phrases import bracketed
from plenipo.records.words.journal import changed
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    choices,
    compare,
    explain,
    names_rows,
    page_of,
    say_field,
    speaks,
    whole_numbers,
)

ADDRESSES = (INVITATIONS, ACCREDITATION, OBSERVER)  # who reads pages with addressees


def erased(number: object) -> str:
    return _("Person %(number)s (personal data erased)") % {"number": number}


def party_of(row: Invitation | Delegation) -> str:
    """ "Party of Hope (Kenya)", as the conference names both."""
    told = {"party": row.to_call, "country": row.country_name}
    return _("%(party)s (%(country)s)") % told if row.country_name else row.to_call


@names_rows("delegations.invitation", gettext_lazy("invitation"))
def invitations(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Invitation) -> Thing:
        return Thing(party_of(row), page_of(reading, "delegations:invitation", row.pk))

    return by_number(Invitation.objects, numbers, thing, "party")


@names_rows("delegations.delegation", gettext_lazy("delegation"))
def delegations(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Delegation) -> Thing:
        return Thing(party_of(row), page_of(reading, "delegations:delegation", row.pk))

    return by_number(Delegation.objects, numbers, thing)


@names_rows("delegations.focalpoint", gettext_lazy("focal point"))
def focal_points(numbers: list[str], reading: LineReader) -> Things:
    """By name to whom addressees are open, and to a focal point of the same party; else by their party."""
    rows = FocalPoint.objects.filter(pk__in=whole_numbers(numbers)).select_related(
        "invitation__party"
    )
    return {str(row.pk): _focal(row, reading.member) for row in rows}


def _focal(focal: FocalPoint, reader: Any) -> Thing:
    told = {"party": party_of(focal.invitation), "name": str(focal), "number": focal.pk}
    if isinstance(reader, FocalPoint):
        open_to_reader = reader.invitation_id == focal.invitation_id
    else:
        open_to_reader = reader is not None and reader.has(*ADDRESSES)
    if not open_to_reader:
        return Thing(_("focal point of %(party)s") % told)
    if not told["name"]:
        return Thing(_("focal point of %(party)s (personal data erased)") % told)
    return Thing(_("%(name)s, focal point of %(party)s") % told, short=str(focal))


# ---- people: through the one door


@names_rows("delegations.delegate", gettext_lazy("person of a delegation"))
def delegates(numbers: list[str], reading: LineReader) -> Things:
    found = _mentioned(reading, delegates=whole_numbers(numbers))
    return {str(each.delegate): _thing(each, reading) for each in found}


@names_rows("people.person", gettext_lazy("person"))
def persons(numbers: list[str], reading: LineReader) -> Things:
    found = _mentioned(reading, persons=whole_numbers(numbers))
    return {str(each.person): _thing(each, reading) for each in found}


def _mentioned(reading: LineReader, **numbers: list[int]) -> list[Mentioned]:
    if reading.conference is None:
        return []
    return mentioned_to(reader_of(reading.member), reading.conference, **numbers)


def _thing(one: Mentioned, reading: LineReader) -> Thing:
    return Thing(person_in_words(one), page_of(reading, "delegations:delegation", one.number))


def person_in_words(one: Mentioned) -> str:
    told = {"name": one.name, "delegation": one.delegation}
    if one.erased:
        return erased(one.person)
    if not one.name:
        return _("one person of %(delegation)s") % told
    return _("%(name)s (%(delegation)s)") % told


@names_rows("delegations.changerequest", gettext_lazy("change request"))
def change_requests(numbers: list[str], reading: LineReader) -> Things:
    """Which person, and what would be different, to whom that is disclosed. Two queries."""
    found = ChangeRequest.objects.filter(pk__in=whole_numbers(numbers))
    rows = list(found.select_related("delegation"))
    people = {each.delegate: each for each in _mentioned(reading, delegates=_delegates_in(rows))}
    reads = may_read_changes(reading.member)
    return {str(row.pk): _change(row, people, reading, reads=reads) for row in rows}


def _delegates_in(rows: list[ChangeRequest]) -> list[int]:
    return [row.delegate_id for row in rows if row.delegate_id]


def may_read_changes(reader: Any) -> bool:
    """What a delegation wishes to change is read by whoever decides on it, and by the delegation."""
    return isinstance(reader, FocalPoint) or (reader is not None and reader.has(ACCREDITATION))


def _change(
    row: ChangeRequest, people: dict[int, Mentioned], reading: LineReader, *, reads: bool
) -> Thing:
    person = people.get(row.delegate_id or 0)
    told = {"party": party_of(row.delegation), "kind": row.get_kind_display()}
    text = _("%(party)s: %(kind)s") % told
    if person is not None:
        told["person"] = person.name or person_in_words(person)
        text = _("%(party)s: %(kind)s (%(person)s)") % told
    url = page_of(reading, "delegations:delegation", row.delegation_id)
    return Thing(text, url, change_in_words(row, person) if reads else ())


def change_in_words(row: ChangeRequest, person: Mentioned | None) -> tuple[str, ...]:
    """What would be, or is, different: the name of one who comes instead of another, or field by field."""
    if row.kind == ChangeRequest.Kind.REPLACE and row.new_name:
        before = person.name if person else ""
        capacity = str(row.wanted.get("capacity", ""))
        label = str(dict(Delegate.Capacity.choices).get(capacity, _("person")))
        return (changed(str(capfirst(label)), before, row.new_name),)
    return tuple(changed(each.label, each.before, each.after) for each in differences(row))


READ_PROMISES = ("invitations", "accreditation", "observer")


def commitments_of(reading: LineReader, invitation: int) -> str:
    """The page on which all that a party and the secretariat promised each other is read; "" for whom it is closed."""
    may_read = reading.member and reading.member.has(*READ_PROMISES)
    return page_of(reading, "portal:commitments-with", invitation) if may_read else ""


@names_rows("delegations.promise", gettext_lazy("commitment"))
def promises(numbers: list[str], reading: LineReader) -> Things:
    """With whom; and what was promised, to those to whom the page of the party is open."""

    def thing(row: Promise) -> Thing:
        page = commitments_of(reading, row.invitation_id)
        return Thing(party_of(row.invitation), page, changes=(row.what,) if page else ())

    return by_number(Promise.objects, numbers, thing, "invitation__party")


# ---- papers and figures


@names_rows("delegations.document", gettext_lazy("letter of a delegation"))
def documents(numbers: list[str], reading: LineReader) -> Things:
    rows = Document.objects.filter(pk__in=whole_numbers(numbers)).select_related("delegation")
    return {
        str(row.pk): Thing(
            _("%(party)s: %(kind)s")
            % {"party": party_of(row.delegation), "kind": row.get_kind_display()},
            page_of(reading, "delegations:delegation", row.delegation_id),
        )
        for row in rows
    }


@names_rows("delegations.circular", gettext_lazy("circular"))
def circulars(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Circular) -> Thing:
        text = _("circular %(number)s") % {"number": row.number}
        return Thing(text, page_of(reading, "delegations:circular", row.pk))

    return by_number(Circular.objects, numbers, thing)


@names_rows("delegations.count", gettext_lazy("figure"))
def counts(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "delegations:counts")
    return by_number(Count.objects, numbers, lambda row: Thing(row.get_rule_display(), page))


@names_rows("delegations.listrelease", gettext_lazy("version of the list of participants"))
def list_releases(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "delegations:list-versions")
    return by_number(ListRelease.objects, numbers, lambda row: Thing(label_of(row), page))


@names_rows("delegations.announcement", gettext_lazy("announcement"))
def announcements(numbers: list[str], reading: LineReader) -> Things:
    """By the delegation alone: who it was may no longer be said."""
    page = page_of(reading, "delegations:announcements")

    def thing(row: Announcement) -> Thing:
        told = {"party": party_of(row.delegate.delegation)}
        return Thing(_("announcement concerning %(party)s") % told, page)

    return by_number(Announcement.objects, numbers, thing, "delegate__delegation")


@names_rows("delegations.listcopy", gettext_lazy("copy of the list of participants"))
def list_copies(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "delegations:list-versions")

    def thing(row: ListCopy) -> Thing:
        text = _("internal list") if row.internal else _("public list")
        return Thing(bracketed(text, row.kind.upper()), page)

    return by_number(ListCopy.objects, numbers, thing)


@names_rows("delegations.deletion", gettext_lazy("certificate of deletion"))
def deletions(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Deletion) -> Thing:
        text = _("certificate of deletion %(number)s") % {"number": row.pk}
        return Thing(text, page_of(reading, "delegations:data-certificate", row.pk))

    return by_number(Deletion.objects, numbers, thing)


@names_rows("delegations.lettertext", gettext_lazy("text of a letter"))
def letter_texts(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: LetterText) -> Thing:
        told = {"kind": row.get_kind_display(), "language": language_name(row.language)}
        return Thing(
            _("%(kind)s, in %(language)s") % told, page_of(reading, "delegations:letter-texts")
        )

    return by_number(LetterText.objects, numbers, thing)


# ---- values and details


def _category(key: Any, reading: LineReader) -> str:
    return label_in(rules_of(reading.conference), key) if reading.conference else str(key)


def _size(value: Any, _reading: LineReader) -> str:
    return _("%(n)s kB") % {"n": max(1, round(int(value) / 1000))}


def _yes(value: Any, _reading: LineReader) -> str:
    return pgettext("value", "yes") if value else pgettext("value", "no")


def _day(value: Any, _reading: LineReader) -> str:
    return long_day(date.fromisoformat(value))


speaks("focal point", "delegations.focalpoint")
compare(Verb.ANSWERED, "state")
compare(Verb.DISCLOSURE_CHOSEN, "disclosure")
compare(Verb.INVITATION_EXTENDED, "deadline")
compare(Verb.INVITATION_EXTENSION_UNDONE, "deadline")
compare(Verb.INVITATION_NAMES_SET, "")
for verb in (Verb.PROMISE_DONE, Verb.PROMISE_WITHDRAWN, Verb.PROMISE_REOPENED):
    compare(verb, "state")
say_field(
    "delegations.promise:state",
    gettext_lazy("state"),
    words=choices(dict(Promise.State.choices)),
)
explain("side", gettext_lazy("commitment made by"), words=choices(dict(Promise.Side.choices)))
explain("due", gettext_lazy("to be done by"), words=_day)
say_field(
    "delegations.invitation:state",
    gettext_lazy("reply"),
    words=choices(dict(Invitation.State.choices)),
)
say_field("delegations.invitation:category", gettext_lazy("category"), words=_category)
say_field(
    "delegations.invitation:language", gettext_lazy("language of the letter"), words=languages
)
say_field("delegations.invitation:also", gettext_lazy("further addresses"))
say_field("delegations.invitation:copies", gettext_lazy("copies to"))
say_field("delegations.invitation:deadline", gettext_lazy("reply requested by"))
explain("category", gettext_lazy("category"), words=_category)
explain("language", gettext_lazy("language"), words=languages)
explain("batch", "")
explain("told", gettext_lazy("informed by e-mail"), words=_yes)
explain("other_address", gettext_lazy("another address"), words=_yes)
explain("substitute", gettext_lazy("offered to"), row="delegations.invitation")
explain("persons", gettext_lazy("persons"))
explain("waiting", gettext_lazy("on the waiting list"))
explain("letters", gettext_lazy("letters"))
explain("rule", gettext_lazy("figure"), words=choices(dict(Count.Rule.choices)))
explain("total", gettext_lazy("total"))
explain(f"{Verb.COUNT_PUBLISHED}:countries", gettext_lazy("countries"))
explain("why", gettext_lazy("reason"), words=choices(dict(Deletion.Why.choices)))
explain(
    "kind",
    pgettext_lazy("activity log", "kind"),
    words=choices(
        {
            **dict(ChangeRequest.Kind.choices),
            **dict(Document.Kind.choices),
            **dict(LetterText.Kind.choices),
        }
    ),
)
for verb in (Verb.CHANGE_ASKED, Verb.CHANGE_APPLIED):
    explain(f"{verb}:kind", "")  # the request says it
for verb in (Verb.LIST_PROPOSED, Verb.LIST_PUBLISHED):
    explain(f"{verb}:state", "")  # the version says it
    explain(f"{verb}:number", "")
explain(f"{Verb.LIST_COPIED}:kind", "")
explain(f"{Verb.ANNOUNCED}:kind", "")
explain("size", gettext_lazy("size"), words=_size)
