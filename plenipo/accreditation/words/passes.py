"""What is said of passes."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from plenipo.accreditation.models import Custody, Pass, PassKind, Zone
from plenipo.accreditation.queries.passes import Holding
from plenipo.delegations.models import Delegation
from plenipo.kit.days import days_between, long_moment
from plenipo.kit.locales import listed

State = Pass.State
FEW = 5
TONES = {
    State.IN_STORE: "quiet",
    State.ISSUED: "yes",
    State.LOST: "no",
    State.WITHDRAWN: "no",
}
SHOWN = {  # what the ledger is narrowed to
    "holding": gettext_lazy("not returned"),
    "recover": gettext_lazy("to be recovered"),
    "reported": pgettext_lazy("pass", "reported lost by the delegation"),
    **{state.value: state.label for state in State},
}


def holder_in_words(line: Custody) -> str:
    """The delegation, or who signed."""
    return line.delegation.inside if line.delegation else line.receipt.receiver


def holder_at_gates(piece: Pass, line: Custody | None) -> str:
    """The delegation it was issued to, and at which gate a car is let in. Never who signed: a gate is no desk."""
    holder = line.delegation.inside if line and line.delegation else ""
    gate = _("Gate: %(gate)s") % {"gate": piece.kind.gate} if piece.kind.gate else ""
    return " · ".join(filter(None, (holder, gate)))


def where_in_words(piece: Pass, line: Custody | None, *, recover: bool) -> tuple[str, str]:
    """(kind of the mark, words)."""
    state = State(piece.state)
    if piece.reported:
        return "wait", pgettext("pass", "reported lost by the delegation")
    if line and recover:
        return "wait", " · ".join((str(state.label), _("to be recovered")))
    return TONES[state], str(state.label)


def told_to_the_party(line: Custody, today: date) -> tuple[str, str]:
    """(kind of the mark, words) of what the delegation holds or lost."""
    if line.ended_at:
        return "no", pgettext("pass", "lost, no longer accepted")
    if line.piece.state == State.WITHDRAWN:
        return "no", _("no longer accepted: please return it")
    if line.piece.ends < today:
        return "wait", _("no longer valid: please return it")
    return "yes", str(OUTCOMES[""])


def held_of_quota(holding: Holding) -> str:
    if holding.quota is None:
        return _("%(n)s held") % {"n": holding.held}
    return _("%(n)s of %(quota)s held") % {"n": holding.held, "quota": holding.quota}


def held_in_words(pairs: Sequence[tuple[Pass, Custody]]) -> str:
    """Why these cannot be issued."""
    said = [
        _("%(pass)s is held by %(holder)s since %(moment)s.")
        % {"pass": piece, "holder": holder_in_words(line), "moment": long_moment(line.issued_at)}
        for piece, line in pairs[:FEW]
    ]
    more = len(pairs) - FEW
    if more > 0:
        said.append(
            ngettext("%(n)s more is in other hands.", "%(n)s more are in other hands.", more)
            % {"n": more}
        )
    return " ".join(said)


def over_quota_in_words(delegation: Delegation, over: Iterable[tuple[Holding, int]]) -> str:
    said = [
        _("%(kind)s: %(delegation)s holds %(held)s of %(quota)s and would receive %(n)s more.")
        % {
            "kind": each.kind,
            "delegation": delegation.inside,
            "held": each.held,
            "quota": each.quota,
            "n": n,
        }
        for each, n in over
    ]
    return " ".join([*said, _("Enter a reason to exceed the quota.")])


def zone_in_words(zone: Zone, n: int) -> str:
    return _("%(zone)s: %(n)s of %(capacity)s") % {
        "zone": zone,
        "n": n,
        "capacity": zone.capacity,
    }


def quota_in_words(kind: PassKind) -> str:
    said = []
    if kind.quota is not None:
        said.append(_("%(n)s per delegation") % {"n": kind.quota})
    if kind.quotas:
        said.append(_("other quotas for some categories"))
    if kind.share:
        said.append(
            ngettext("one for each member", "one for every %(n)s members", kind.share)
            % {"n": kind.share}
        )
    return listed(said) or _("not limited")


def valid_in_words(kind: PassKind | Pass) -> str:
    return days_between(kind.starts, kind.ends)


def runs_in_words(called: Iterable[str]) -> str:
    """ "FL 0001–0040, OV 0007": what follows one another in one."""
    runs: list[tuple[str, int, int]] = []
    for each in called:
        letters, _blank, digits = each.rpartition(" ")
        number = int(digits)
        if runs and runs[-1][0] == letters and number == runs[-1][2] + 1:
            runs[-1] = (letters, runs[-1][1], number)
        else:
            runs.append((letters, number, number))
    return listed(f"{a} {b:04}" if b == c else f"{a} {b:04}–{c:04}" for a, b, c in runs)


OUTCOMES = {"": pgettext_lazy("custody", "held"), **dict(Custody.Outcome.choices)}
