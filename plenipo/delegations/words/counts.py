"""The figures of a conference in sentences, and how they are counted."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.models import Count
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.counts import CountFigure, Rule


def rule_in_words(rule: str, rules: Figures) -> str:
    """How a figure is counted: it stands under the figure wherever that is shown."""
    what = {
        Rule.INVITED: _("invitations sent and not withdrawn"),
        Rule.ACCEPTED: _("parties and organisations that accepted, with or without names"),
        Rule.SUBMITTED: _("delegations submitted to the secretariat or approved by it"),
        Rule.CONFIRMED: _(
            "delegations approved by the secretariat, and the delegates approved with them"
        ),
    }[Rule(rule)]
    return _("%(what)s; countries are UN members and observers; %(host)s.") % {
        "what": what,
        "host": host_in_words(rules),
    }


def host_in_words(rules: Figures) -> str:
    if rules.host_counted:
        return _("the host's own people included")
    return _("the host's own people excluded")


def rule_as_published(count: Count, rules: Figures) -> str:
    """The rule a published figure was counted by, whatever the profile says today."""
    counted = count.details.get("host_counted", rules.host_counted)
    return rule_in_words(count.rule, replace(rules, host_counted=counted))


def sentence(figure: CountFigure | Count, rules: Figures, *, day: str) -> str:
    """The public sentence: "N political parties and organisations from M countries have accepted (as of …)"."""
    total, countries = figure.parties + figure.organisations, figure.countries
    rounded = getattr(figure, "rounded", rules.rounded_figures)
    words = _more_than if rounded else str
    of, whence_of = (rounded_down(n) if rounded else n for n in (total, countries))
    whence = ngettext("from %(m)s country", "from %(m)s countries", whence_of)
    told = {"n": words(total), "whence": whence % {"m": words(countries)}, "day": day}
    forms = {
        Rule.INVITED: ngettext(
            "%(n)s political party or organisation %(whence)s has been invited (as of %(day)s).",
            "%(n)s political parties and organisations %(whence)s have been invited (as of %(day)s).",
            of,
        ),
        Rule.ACCEPTED: ngettext(
            "%(n)s political party or organisation %(whence)s has accepted (as of %(day)s).",
            "%(n)s political parties and organisations %(whence)s have accepted (as of %(day)s).",
            of,
        ),
        Rule.SUBMITTED: ngettext(
            "%(n)s delegation %(whence)s has been submitted (as of %(day)s).",
            "%(n)s delegations %(whence)s have been submitted (as of %(day)s).",
            of,
        ),
        Rule.CONFIRMED: ngettext(
            "%(n)s delegation %(whence)s is confirmed (as of %(day)s).",
            "%(n)s delegations %(whence)s are confirmed (as of %(day)s).",
            of,
        ),
    }
    return forms[Rule(figure.rule)] % told


def rounded_down(number: int) -> int:
    """The round figure that "more than" may be said of: 247 → 200, 58 → 50, 9 → 9."""
    for step in (100, 10):
        if number > step:
            return (number - 1) // step * step
    return number


def _more_than(number: int) -> str:
    down = rounded_down(number)
    return _("more than %(n)s") % {"n": down} if down != number else str(number)
