"""Interpretation in the reader's words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import sentences
from plenipo.programme.bridge.interpretation import Overload, Pair, Path, Strength
from plenipo.programme.models import Interpreter
from plenipo.programme.profile import TABLES
from plenipo.programme.queries.interpretation import Interpreting, Staffing


@dataclass(frozen=True)
class PathCell:
    """Of the matrix: one language spoken into one booth. `mark` is short enough for a telephone, `text` says it all."""

    path: str
    mark: str
    text: str


def matrix(interpreting: Interpreting, pk: int) -> list[tuple[str, list[PathCell]]]:
    """Rows are languages spoken, columns the booths, both by code."""
    regime = interpreting.regime(pk)
    pairs = {(pair.spoken, pair.into): pair for pair in regime.pairs}
    return [
        (spoken, [_cell(interpreting, pairs.get((spoken, into))) for into in regime.sitting.booths])
        for spoken in sorted(regime.sitting.spoken)
    ]


def _cell(interpreting: Interpreting, pair: Pair | None) -> PathCell:
    if pair is None:
        return PathCell(Path.SAME, "–", _("the same language"))
    via = short(pair.pivot) if pair.pivot else ""
    mark = {
        Path.DIRECT: _("direct"),
        Path.PIVOT: _("via %(pivot)s") % {"pivot": via},
        Path.THIN: _("%(pivot)s: one") % {"pivot": via},
        Path.GAP: _("no interpreter"),
    }[pair.path]
    return PathCell(pair.path, mark, pair_in_words(interpreting, pair))


def short(code: str) -> str:
    """As booths show it: "ZH"."""
    return code.split("-")[0].upper()


def roster(row: Interpreter) -> str:
    """The languages as rosters have them: "A / B / C", with "–" where a class is empty."""
    return " / ".join(" ".join(map(short, codes)) or "–" for codes in (row.a, row.b, row.c))


def pair_in_words(interpreting: Interpreting, pair: Pair) -> str:
    names = [str(interpreting.interpreters[number]) for number in pair.by]
    told = {
        "spoken": language_name(pair.spoken),
        "into": language_name(pair.into),
        "pivot": language_name(pair.pivot) if pair.pivot else "",
        "names": listed(names),
    }
    sentences = {
        Path.DIRECT: _("%(spoken)s into %(into)s: %(names)s."),
        Path.PIVOT: _("%(spoken)s into %(into)s: relay through %(pivot)s, provided by %(names)s."),
        Path.THIN: _(
            "%(spoken)s into %(into)s: the relay through %(pivot)s depends on %(names)s alone."
        ),
        Path.GAP: _("%(spoken)s into %(into)s: no interpreter."),
    }
    return sentences[pair.path] % told


def way_in_words(interpreting: Interpreting, way: Staffing) -> str:
    """An offer, said before its button."""
    if not way.seats:
        names = listed(str(interpreting.interpreters[n]) for n in way.offer.interpreters)
        return _("In the room, consecutively: %(names)s.") % {"names": names}
    seats = listed(
        _("%(name)s (booth %(booth)s)")
        % {"name": interpreting.interpreters[number], "booth": short(booth)}
        for number, booth in way.seats
    )
    if way.offer.pivot:
        pivot = language_name(way.offer.pivot)
        return _("Relay through %(pivot)s: %(seats)s") % {"pivot": pivot, "seats": seats}
    return seats


def strength_in_words(strength: Strength, table: str) -> list[str]:
    """How the number came about."""
    team = strength.needed // strength.teams if strength.teams else 0
    said = {
        "stated": _("The table gives the team for this number of languages and booths."),
        "per_booth": _(
            "The table does not give this combination: this number applies to each booth."
        ),
        "by_minutes": _(
            "For two languages in both directions, the table depends on the length of the session."
        ),
    }[strength.rule]
    source = _("Source: %(source)s.") % {"source": strength.source}
    found = [sentences((said, source))]
    if strength.booths:
        booths = listed(f"{short(code)} {n}" for code, n in sorted(strength.booths.items()))
        found.append(_("By booth: %(booths)s.") % {"booths": booths})
    if strength.teams > 1:
        found.append(
            _(
                "The session is longer than one team may work. Required: %(teams)s teams of %(team)s."
            )
            % {"teams": strength.teams, "team": team}
        )
    found.append(_("Table of this conference: %(table)s.") % {"table": TABLES[table]})
    return found


def overload_in_words(interpreting: Interpreting, overload: Overload) -> str:
    titles = [str(interpreting.sessions[pk]) for pk in overload.sittings]
    told = {
        "name": str(interpreting.interpreters[overload.interpreter]),
        "first": titles[0],
        "other": titles[-1],
        "n": overload.measure,
        "delegation": _kept_from(interpreting, overload),
        "limit": overload.limit,
    }
    if overload.kind == "away":
        return _("%(name)s is assigned to “%(first)s” but is absent at that time.") % told
    if overload.kind == "kept_from":
        return _("%(name)s is assigned to “%(first)s” but may not work for %(delegation)s.") % told
    if overload.kind == "twice":
        return (
            _("%(name)s would be in two booths at the same time: “%(first)s” and “%(other)s”.")
            % told
        )
    sentence = {
        "rest": ngettext(
            "%(name)s has %(n)s minute between “%(first)s” and “%(other)s”; the agreed minimum is "
            "%(limit)s.",
            "%(name)s has %(n)s minutes between “%(first)s” and “%(other)s”; the agreed minimum is "
            "%(limit)s.",
            overload.measure,
        ),
        "day": ngettext(
            "%(name)s works %(n)s minute in one day; the agreed maximum is %(limit)s.",
            "%(name)s works %(n)s minutes in one day; the agreed maximum is %(limit)s.",
            overload.measure,
        ),
        "week": ngettext(
            "%(name)s works in %(n)s session within seven days; the agreed maximum is %(limit)s.",
            "%(name)s works in %(n)s sessions within seven days; the agreed maximum is %(limit)s.",
            overload.measure,
        ),
    }[overload.kind]
    return sentence % told


def _kept_from(interpreting: Interpreting, overload: Overload) -> str:
    row = interpreting.interpreters[overload.interpreter]
    named = (str(each) for each in row.kept_from.all() if each.pk == overload.measure)
    return next(named, "") if overload.kind == "kept_from" else ""


def warning_of(interpreting: Interpreting, pk: int) -> str:
    """What the page of a session says of its interpretation; "" when all is well or it is not yet time to say it."""
    if pk not in interpreting.sessions:
        return ""
    regime = interpreting.regime(pk)
    if not (regime.open and regime.soon):
        return ""
    if regime.gaps:
        n = len(regime.gaps)
        return ngettext(
            "Interpretation: %(n)s pair of languages is not covered.",
            "Interpretation: %(n)s pairs of languages are not covered.",
            n,
        ) % {"n": n}
    return ngettext(
        "Interpretation: %(n)s interpreter is missing.",
        "Interpretation: %(n)s interpreters are missing.",
        regime.short,
    ) % {"n": regime.short}


def length_in_words(minutes: int) -> str:
    length = timedelta(minutes=minutes)
    return f"{length.seconds // 3600 + 24 * length.days}:{length.seconds // 60 % 60:02}"


def interpreter_changed() -> str:
    return _("This interpreter has been changed since you opened the page.")
