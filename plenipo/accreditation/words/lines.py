"""What the numbers of the journal mean for accreditation."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import (
    Badge,
    BadgeCategory,
    Challenge,
    Committee,
    CommitteeMeeting,
    CommitteeReport,
    Contest,
    Credential,
    Enquiry,
    IdentityOpening,
    OtherHolder,
    Photo,
    PrintRun,
    Receipt,
    VisaLetter,
    Zone,
)
from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words import gate_lines, pass_lines  # noqa: F401 -- names the rows of gates and passes
from plenipo.accreditation.words.badges import number_of
from plenipo.delegations.words.lines import party_of
from plenipo.kit.days import long_day
from plenipo.kit.locales import listed
from plenipo.kit.templatetags.kit import moment
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
)


@names_rows("accreditation.credential", gettext_lazy("letter of credentials"))
def credentials(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Credential) -> Thing:
        page = page_of(reading, "accreditation:credentials-of", row.delegation_id)
        return Thing(_letter(row), page)

    return by_number(Credential.objects, numbers, thing, "delegation")


def _letter(row: Credential) -> str:
    told = {"party": party_of(row.delegation), "kind": row.get_form_display()}
    return _("%(party)s: %(kind)s") % told


@names_rows("accreditation.contest", gettext_lazy("competing credentials"))
def contests(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Contest) -> Thing:
        text = _("competing credentials, case %(number)s") % {"number": row.pk}
        return Thing(text, page_of(reading, "accreditation:contest", row.pk))

    return by_number(Contest.objects, numbers, thing)


@names_rows("accreditation.challenge", gettext_lazy("challenge"))
def challenges(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Challenge) -> Thing:
        told = {"party": party_of(row.delegation), "kind": row.get_about_display()}
        page = page_of(reading, "accreditation:challenge", row.pk)
        return Thing(_("%(party)s: %(kind)s") % told, page)

    return by_number(Challenge.objects, numbers, thing, "delegation")


@names_rows("accreditation.committee", gettext_lazy("credentials committee"))
def committees(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "accreditation:committee")
    text = _("credentials committee")
    return by_number(Committee.objects, numbers, lambda _row: Thing(text, page))


@names_rows("accreditation.committeemeeting", gettext_lazy("meeting of the credentials committee"))
def meetings(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: CommitteeMeeting) -> Thing:
        return Thing(long_day(row.on), page_of(reading, "accreditation:committee"))

    return by_number(CommitteeMeeting.objects, numbers, thing)


@names_rows("accreditation.committeereport", gettext_lazy("report of the credentials committee"))
def reports(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: CommitteeReport) -> Thing:
        text = _("report of the credentials committee, issue %(number)s") % {"number": row.number}
        return Thing(text, page_of(reading, "accreditation:report"))

    return by_number(CommitteeReport.objects, numbers, thing)


def _day(value: Any, _reading: LineReader) -> str:
    return long_day(date.fromisoformat(value))


for verb in (Verb.CREDENTIALS_FOUND, Verb.CREDENTIALS_SET_ASIDE, Verb.CHALLENGE_DECIDED):
    compare(verb, "state")
say_field(
    "accreditation.credential:state",
    gettext_lazy("finding"),
    words=choices(dict(Credential.State.choices)),
)
say_field(
    "accreditation.challenge:state",
    gettext_lazy("decision"),
    words=choices(dict(Challenge.State.choices)),
)
explain("form", gettext_lazy("what was received"), words=choices(dict(Credential.Form.choices)))
explain("recognised", gettext_lazy("recognised"), row="accreditation.credential")
explain("day", gettext_lazy("day"), words=_day)


@names_rows("accreditation.visaletter", gettext_lazy("visa letter"))
def visa_letters(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: VisaLetter) -> Thing:
        told = {"number": row.number or row.pk, "party": row.delegate.delegation.inside}
        url = page_of(reading, "accreditation:visa-letter", row.pk)
        return Thing(_("visa letter %(number)s, %(party)s") % told, url)

    return by_number(VisaLetter.objects, numbers, thing, "delegate__delegation")


@names_rows("accreditation.enquiry", gettext_lazy("enquiry"))
def enquiries(numbers: list[str], reading: LineReader) -> Things:
    """Who asked about whom stands on its own page."""

    def thing(row: Enquiry) -> Thing:
        told = {"number": row.pk}
        return Thing(
            _("enquiry %(number)s") % told, page_of(reading, "accreditation:enquiry", row.pk)
        )

    return by_number(Enquiry.objects, numbers, thing)


explain(
    f"{Verb.VISA_REVOKED}:why", gettext_lazy("reason"), words=choices(dict(VisaLetter.Why.choices))
)


# ---- badges

YES_NO = {True: pgettext_lazy("value", "yes"), False: pgettext_lazy("value", "no")}


@names_rows("accreditation.zone", gettext_lazy("zone"))
def zones(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Zone) -> Thing:
        return Thing(str(row), page_of(reading, "accreditation:zone", row.pk))

    return by_number(Zone.objects, numbers, thing)


@names_rows("accreditation.badgecategory", gettext_lazy("badge category"))
def categories(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: BadgeCategory) -> Thing:
        return Thing(f"{row.letter} · {row}", page_of(reading, "accreditation:category", row.pk))

    return by_number(BadgeCategory.objects, numbers, thing)


@names_rows("accreditation.badge", gettext_lazy("badge"))
def badges(numbers: list[str], reading: LineReader) -> Things:
    """By number alone: whose it is stands on its page."""

    def thing(row: Badge) -> Thing:
        text = _("badge %(number)s") % {"number": number_of(row)}
        page = page_of(reading, "accreditation:holder", row.person_id) if row.person_id else ""
        return Thing(text, page)

    return by_number(Badge.objects, numbers, thing, "category")


@names_rows("accreditation.photo", gettext_lazy("photo"))
def photos(numbers: list[str], reading: LineReader) -> Things:
    """By its party alone: whose it is stands on its page."""

    def thing(row: Photo) -> Thing:
        of = party_of(row.delegation) if row.delegation else str(_("photo to be assigned"))
        page = page_of(reading, "accreditation:desk-photo", row.person_id) if row.person_id else ""
        return Thing(_("photo, %(party)s") % {"party": of}, page)

    return by_number(Photo.objects, numbers, thing, "delegation")


explain("unassigned", gettext_lazy("to be assigned"))


@names_rows("accreditation.otherholder", gettext_lazy("person outside delegations"))
def others(numbers: list[str], reading: LineReader) -> Things:
    """By group and number: who it is stands on the page."""

    def thing(row: OtherHolder) -> Thing:
        told = {"group": GROUPS.get(row.group, row.group), "number": row.pk}
        text = _("person outside delegations %(number)s, %(group)s") % told
        return Thing(text, page_of(reading, "accreditation:other", row.pk))

    return by_number(OtherHolder.objects, numbers, thing)


explain("group", gettext_lazy("group"), words=choices(GROUPS))


@names_rows("accreditation.printrun", gettext_lazy("print run"))
def runs(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: PrintRun) -> Thing:
        text = _("print run of %(moment)s") % {"moment": moment(row.at)}
        return Thing(text, page_of(reading, "accreditation:run", row.pk))

    return by_number(PrintRun.objects, numbers, thing)


@names_rows("accreditation.receipt", gettext_lazy("receipt"))
def receipts(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Receipt) -> Thing:
        text = _("receipt %(number)s") % {"number": row.number}
        return Thing(text, page_of(reading, "accreditation:receipt", row.number))

    return by_number(Receipt.objects, numbers, thing)


def _numbers(serials: list[int], _reading: LineReader) -> str:
    """ "1–300, 305": what follows one another in one."""
    spans: list[list[int]] = []
    for serial in sorted(serials):
        if spans and serial == spans[-1][1] + 1:
            spans[-1][1] = serial
        else:
            spans.append([serial, serial])
    return listed(str(a) if a == b else f"{a}–{b}" for a, b in spans)


@names_rows("accreditation.identityopening", gettext_lazy("opening of identity documents"))
def openings(numbers: list[str], reading: LineReader) -> Things:
    """By number alone: whose they are, and why, stands on its page."""

    def thing(row: IdentityOpening) -> Thing:
        text = _("opening %(number)s of identity documents") % {"number": row.pk}
        return Thing(text, page_of(reading, "accreditation:opening", row.pk))

    return by_number(IdentityOpening.objects, numbers, thing)


explain("purpose", gettext_lazy("purpose"), words=choices(dict(IdentityOpening.Purpose.choices)))
explain("documents", gettext_lazy("identity documents"))
explain("format", gettext_lazy("format of the file"))
explain("badges", gettext_lazy("numbers of the badges"), words=_numbers)
explain("serial", gettext_lazy("number of the badge"))
explain("replaces", gettext_lazy("replaces badge"))
explain("lost", gettext_lazy("lost"), words=choices(YES_NO))
explain("letter", gettext_lazy("letter"))
