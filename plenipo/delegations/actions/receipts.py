"""A receipt for every answer and submission, to all who answer for the party, each in their own language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.actions.letters_to_focal import write_to_focal_points
from plenipo.delegations.models import Delegation, Invitation
from plenipo.records.actions.letters import tear_up
from plenipo.records.models import Source
from plenipo.records.words.journal import source_in_words

ANSWERED, SUBMITTED = "delegations.receipt_answer", "delegations.receipt_names"


def receipt_of_answer(invitation: Invitation, source: Source | None) -> None:
    """An earlier receipt that has not left would contradict this one: it does not leave."""
    tear_up([ANSWERED], invitation)

    def lines() -> list[str]:
        return [
            _("We have received your reply."),
            _("Your reply: %(answer)s") % {"answer": invitation.reply},
            _("Your message: %(words)s") % {"words": invitation.answer_note}
            if invitation.answer_note
            else "",
            _entered_by_desk(source),
            _("You can change your reply on your delegation's page until the names are submitted."),
        ]

    write_to_focal_points(
        invitation, ANSWERED, lambda: _("Acknowledgement of your reply"), lines, about=invitation
    )


def _entered_by_desk(source: Source | None) -> str:
    """What reached the secretariat otherwise says how, so that a party can object."""
    if source is None:
        return ""
    words = _(
        "The secretariat has entered this for you. Source: %(source)s. If it is not correct, "
        "please write to us."
    )
    return words % {"source": source_in_words(source.channel, source.on)}


def receipt_of_submission(
    delegation: Delegation,
    source: Source | None,
    *,
    persons: int,
    waiting: int,
    again: bool = False,
    answers: bool = False,
) -> None:
    """again: another list was submitted before; answers: to questions of the secretariat came with it."""
    tear_up([SUBMITTED], delegation)

    def lines() -> list[str]:
        named = ngettext(
            "We have received the composition of your delegation: %(n)s person.",
            "We have received the composition of your delegation: %(n)s persons.",
            persons,
        )
        beyond = ngettext(
            "%(n)s person is on the waiting list because the quota is full.",
            "%(n)s persons are on the waiting list because the quota is full.",
            waiting,
        )
        return [
            named % {"n": persons},
            _("It replaces the list that you submitted earlier.")
            if again
            else _("This is your first submission."),
            _("We have also received your answers to our questions.") if answers else "",
            beyond % {"n": waiting} if waiting else "",
            _entered_by_desk(source),
            _("The secretariat is reviewing it and will write to you when it has decided."),
        ]

    write_to_focal_points(
        delegation.invitation,
        SUBMITTED,
        lambda: _("Acknowledgement of your submission"),
        lines,
        about=delegation,
    )
