"""What is said of persons outside delegations."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import OtherHolder
from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.queries.others import Namesake, OtherLine
from plenipo.accreditation.words.badges import number_of, state_in_words
from plenipo.conference.models import Conference
from plenipo.kit.days import days_between, long_day
from plenipo.kit.locales import FIRST_STRONG, isolated, listed
from plenipo.kit.names import joined_name
from plenipo.kit.phrases import labelled

State = OtherHolder.State
LABELS = {  # of the columns of a table, as it is exported and read back
    "group": gettext_lazy("Group"),
    "function": gettext_lazy("Function on the badge"),
    "organisation": gettext_lazy("Organisation or firm"),
    "starts": gettext_lazy("Valid from"),
    "ends": gettext_lazy("Valid until"),
    "contact": gettext_lazy("Who answers for them"),
    "note": gettext_lazy("Note"),
}
NOT_NAMED = pgettext_lazy("name", "not disclosed")


def group_in_words(key: str) -> str:
    return str(GROUPS.get(key, key))


def function_in_words(row: OtherHolder) -> str:
    """As the badge shows it."""
    return row.function or group_in_words(row.group)


def days_in_words(starts: date | None, ends: date | None) -> str:
    """ "" where the rules say it."""
    if starts and ends:
        return days_between(starts, ends)
    if starts:
        return _("from %(day)s") % {"day": long_day(starts)}
    return _("until %(day)s") % {"day": long_day(ends)} if ends else ""


def odd_days(ends: date | None, conference: Conference) -> str:
    """What somebody should notice about days that are allowed all the same."""
    if ends is None or ends >= conference.starts:
        return ""
    told = {"ends": long_day(ends), "starts": long_day(conference.starts)}
    return _("The badge ends on %(ends)s, before the conference opens on %(starts)s.") % told


def line_in_words(line: OtherLine, conference: Conference) -> dict[str, Any]:
    row = line.row
    if row.state == State.WITHDRAWN:
        mark = ("quiet", str(State(row.state).label))
    elif line.badge:
        mark = state_in_words(line.badge)
    else:
        mark = ("quiet", _("no badge"))
    badge = line.badge.badge if line.badge else None
    return {
        "line": line,
        "row": row,
        "name": line.called.name or str(NOT_NAMED),
        "group": group_in_words(row.group),
        "function": function_in_words(row),
        "days": days_in_words(row.starts, row.ends),
        "mark": mark,
        "number": number_of(badge) if badge else "",
        "stale": bool(line.badge and line.badge.stale),
    }


def known_in_words(known: Namesake) -> str:
    """Who somebody of the same name is: "Rose Petit: delegate of …"."""
    said = [known.name or str(NOT_NAMED)]
    if known.of:
        said.append(_("%(capacity)s, %(party)s") % {"capacity": known.capacity, "party": known.of})
    if other := known.other:
        group, firm = group_in_words(other.group), other.organisation
        said.append(listed(filter(None, (group, firm))))
        said.append(str(State(other.state).label))
    return " · ".join(said)


def differences_in_words(stated: Mapping[str, Any], known: Namesake) -> str:
    """What was typed and what is known of somebody of the same name, where the two are not the same."""
    other = known.other
    given, family = (str(stated.get(name, "")) for name in ("given_name", "family_name"))
    typed = joined_name(given, family, family_first=False)
    pairs = [
        (_("name"), typed, known.name),
        (_("function"), stated.get("function", ""), other.function if other else ""),
        (
            _("organisation"),
            stated.get("organisation", ""),
            other.organisation if other else known.of,
        ),
    ]
    said = [
        _("%(what)s: %(typed)s here, %(known)s there")
        % {
            "what": what,
            "typed": isolated(str(here), FIRST_STRONG),
            "known": isolated(there, FIRST_STRONG),
        }
        for what, here, there in pairs
        if here and there and str(here).casefold() != there.casefold()
    ]
    return labelled(_("Different"), listed(said)) if said else ""


def as_table(line: OtherLine, conference: Conference) -> list[Any]:
    row, told = line.row, line_in_words(line, conference)
    stated: Mapping[str, Any] = dict(line.called.stated)
    return [
        stated.get("family_name", ""),
        stated.get("given_name", ""),
        stated.get("native_name", ""),
        stated.get("style", ""),
        stated.get("email", ""),
        told["group"],
        row.function,
        row.organisation,
        row.starts.isoformat() if row.starts else "",
        row.ends.isoformat() if row.ends else "",
        row.contact,
        row.note,
        str(row.category or ""),
        told["number"],
        told["mark"][1],
    ]


def table_heads() -> list[str]:
    return [
        _("Family name"),
        _("Given name"),
        _("Name in original script"),
        _("Form of address"),
        _("E-mail"),
        *(str(each) for each in LABELS.values()),
        _("Category"),
        _("Number"),
        _("Badge"),
    ]


def of_a_person(row: OtherHolder) -> str:
    """On the page of all that is held about somebody."""
    told = {"conference": row.conference, "group": group_in_words(row.group)}
    return _("%(conference)s: outside delegations, %(group)s") % told
