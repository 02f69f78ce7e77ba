"""The report of the credentials committee in one language: what both the PDF and the DOCX print."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language_info, ngettext, override, pgettext
from django.utils.translation import gettext as _

from plenipo.accreditation.models import CommitteeReport, Credential
from plenipo.accreditation.profile import RIVALS, Credentials
from plenipo.accreditation.queries import reports as groups
from plenipo.accreditation.queries import standing as st
from plenipo.accreditation.queries.reports import Drawn, in_protocol_order
from plenipo.accreditation.words.credentials import LABELS
from plenipo.conference.models import Conference, in_language
from plenipo.conference.profile import CATEGORIES
from plenipo.conference.queries import rules_of
from plenipo.kit.days import long_day
from plenipo.kit.locales import FIRST_STRONG, isolated, listed
from plenipo.kit.phrases import and_also, bracketed, labelled


@dataclass(frozen=True)
class ReportRow:
    name: str
    country: str
    remark: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ReportGroup:
    title: str
    rule: str
    rows: list[ReportRow]


@dataclass(frozen=True)
class ReportPaper:
    """Everything the report says, in its language.

    draft      it has not been issued, and says so
    """

    language: str
    bidi: bool
    accent: str
    head: list[str]
    title: str
    subtitle: str
    day: str
    committee: list[str]
    opening: list[str]
    groups: list[ReportGroup]
    footnotes: list[str]
    signed: list[str]
    columns: list[str]
    none: str
    draft: str = ""
    name: str = field(default="")


def paper_of(conference: Conference, report: CommitteeReport | Drawn, language: str) -> ReportPaper:
    """Of an issue as it went out, or of the draft as it is now."""
    with override(language):
        return _paper(conference, report, language)


def _paper(conference: Conference, report: CommitteeReport | Drawn, language: str) -> ReportPaper:
    issued = report if isinstance(report, CommitteeReport) else None
    number = issued.number if issued else 0
    addendum = number > 1
    title = _("Report of the Credentials Committee")
    day = timezone.localtime(issued.issued_at if issued else timezone.now()).date()
    lines = [line for line in report.lines if line.get("new") or not addendum]
    said = report.said or {"chair": "", "members": [], "reasons": {}}
    return ReportPaper(
        language=language,
        bidi=bool(get_language_info(language)["bidi"]),
        accent=conference.accent,
        head=[each for each in (in_language(conference.convenor, language),) if each],
        title=title,
        subtitle=_("Addendum %(number)s") % {"number": number - 1} if addendum else "",
        day=long_day(day),
        committee=_committee(said),
        opening=list(_opening(conference, report.meetings, addendum=addendum)),
        groups=[
            _group(key, lines, said, conference, report.counts, language) for key in groups.GROUPS
        ],
        footnotes=[*_footnotes(report, issued, addendum=addendum), *_of_grounds(lines, said)],
        signed=[said["chair"], _("Chair of the Credentials Committee")] if said["chair"] else [],
        columns=[
            pgettext("named in a report", "Delegation"),
            _("Country"),
            pgettext("column of a report", "Credentials"),
        ],
        none=_("None."),
        draft="" if issued else _("Draft, not issued"),
        name=f"{conference.slug}-credentials-{number or 'draft'}-{language}",
    )


def _apart(name: str) -> str:
    """Two names in Latin letters stay in the order of an Arabic list."""
    return isolated(name, FIRST_STRONG)


def _committee(said: dict[str, Any]) -> list[str]:
    found = []
    if said["chair"]:
        found.append(labelled(pgettext("of a committee", "Chair"), _apart(said["chair"])))
    if said["members"]:
        members = listed(map(_apart, said["members"]))
        found.append(labelled(pgettext("of a committee", "Members"), members))
    return found


def _opening(conference: Conference, meetings: Iterable[str], *, addendum: bool) -> Iterable[str]:
    title = in_language(conference.title)
    yield _("The Credentials Committee submits this report to the conference: %(title)s.") % {
        "title": title
    }
    days = [long_day(date.fromisoformat(each)) for each in meetings]
    if days:
        yield ngettext(
            "The Committee met on the following day: %(days)s.",
            "The Committee met on the following days: %(days)s.",
            len(days),
        ) % {"days": listed(days)}
    if addendum:
        yield _(
            "This addendum lists the delegations whose credentials have changed since the previous issue."
        )


TITLES = {
    groups.FORMAL: lambda: _("Formal credentials in order"),
    groups.PROVISIONAL: lambda: _("Provisional credentials: copies or information"),
    groups.NOTHING: lambda: _("No credentials or information received"),
    groups.CHALLENGED_GROUP: lambda: _("Credentials challenged, competing or not in order"),
}


def _group(
    key: str,
    lines: list[dict[str, Any]],
    said: dict[str, Any],
    conference: Conference,
    counts: dict[str, Any],
    language: str,
) -> ReportGroup:
    rules = rules_of(conference).of(Credentials)
    found = [line for line in lines if line["group"] == key]
    rows = [
        ReportRow(
            name=line["names"].get(language, ""),
            country=line["countries"].get(language, ""),
            remark=_remark(line),
            reason=_recommended(line, said, rules) if key == groups.CHALLENGED_GROUP else "",
        )
        for line in in_protocol_order(found, str(counts.get("order", "country")), language)
    ]
    return ReportGroup(bracketed(TITLES[key](), len(rows)), _rule_of(key), rows)


def _rule_of(key: str) -> str:
    if key == groups.PROVISIONAL:
        return _("The Committee requests these delegations to submit formal credentials.")
    if key == groups.NOTHING:
        return _("The Committee requests these delegations to submit their credentials.")
    if key == groups.CHALLENGED_GROUP:
        return _("The Committee makes the recommendations below.")
    return _("The Committee recommends that these credentials be accepted.")


def _remark(line: dict[str, Any]) -> str:
    if not line["form"]:
        return ""
    told = reduce(and_also, map(_letter, line.get("letters") or [line]))
    if line["standing"] in (st.RECEIVED, st.DEFERRED):
        return _("%(letter)s; %(standing)s") % {
            "letter": told,
            "standing": LABELS[line["standing"]],
        }
    return told


def _letter(of: dict[str, Any]) -> str:
    day = long_day(date.fromisoformat(of["received"])).replace(" ", "\u00a0")  # on one line
    form = dict(Credential.Form.choices)[of["form"]]
    return _("%(form)s, received on %(day)s") % {"form": form, "day": day}


def _recommended(line: dict[str, Any], said: dict[str, Any], rules: Credentials) -> str:
    reason = said.get("reasons", {}).get(str(line["delegation"]), "")
    if line["standing"] == st.NOT_IN_ORDER:
        said_ = _("The Committee recommends that these credentials not be accepted.")
    elif line["standing"] == st.COMPETING:
        said_ = _(
            "More than one letter claims to represent this party. Pending a decision: %(rule)s."
        ) % {"rule": RIVALS[rules.rivals]}
    else:
        said_ = _(
            "Challenged; the Committee has not yet decided. Pending a decision: %(rule)s."
        ) % {
            "rule": _("the delegation takes part provisionally")
            if line["takes_part"] == st.PROVISIONALLY
            else _("the delegation does not take part")
        }
    if not reason:
        return said_
    return _("%(recommendation)s Grounds: %(reason)s") % {
        "recommendation": said_,
        "reason": reason,
    }


def _of_grounds(lines: list[dict[str, Any]], said: dict[str, Any]) -> Iterable[str]:
    """What somebody typed is in one language, whatever that of the report."""
    given = said.get("reasons", {})
    if any(
        line["group"] == groups.CHALLENGED_GROUP and given.get(str(line["delegation"]))
        for line in lines
    ):
        yield _("The grounds are printed in the language in which the Committee recorded them.")


def _footnotes(
    report: CommitteeReport | Drawn, issued: CommitteeReport | None, *, addendum: bool
) -> Iterable[str]:
    counts = report.counts
    total = sum(int(counts.get(key, 0)) for key in groups.GROUPS)
    yield _(
        "Delegations: %(total)s; in order: %(formal)s; provisional: %(provisional)s; nothing received: "
        "%(nothing)s; challenged, competing or not in order: %(challenged)s."
    ) % {"total": total, **{key: counts.get(key, 0) for key in groups.GROUPS}}
    kinds = listed(CATEGORIES.get(key, key) for key in counts.get("required", []))
    yield _(
        "Counting rule: each delegation is counted once. Included are delegations of the categories that need "
        "credentials (%(categories)s) and others that submitted some. Delegations that withdrew or were not "
        "approved are not included."
    ) % {"categories": kinds}
    if addendum:
        yield _("The figures are those of all delegations, not only of those in this addendum.")
    moment: datetime = issued.issued_at if issued else timezone.now()
    local = timezone.localtime(moment)
    yield _("As at %(day)s, %(time)s.") % {"day": long_day(local.date()), "time": f"{local:%H:%M}"}
