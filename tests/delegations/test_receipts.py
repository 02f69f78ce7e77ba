"""A receipt for every answer, in the language of whoever answers."""

from plenipo.delegations.actions.answer import answer
from plenipo.delegations.actions.receipts import receipt_of_submission
from plenipo.records.models import Letter
from tests.factories import DelegationFactory, FocalPointFactory


def test_an_answer_is_receipted_and_a_changed_one_replaces_what_has_not_left(world):
    colleague = FocalPointFactory(
        invitation=world.fay.invitation, language="fr", email="collegue@example.org"
    )

    answer(world.fay.invitation, "names_to_follow", by=world.fay)
    answer(world.fay.invitation, "declined", by=world.fay, note="Ce n’est pas le moment.")

    letters = {each.to_email: each for each in Letter.objects.all()}
    assert set(letters) == {world.fay.email, colleague.email}
    assert Letter.objects.count() == 2
    assert "Your reply: regrets" in letters[world.fay.email].body
    french = letters[colleague.email]
    assert "Accusé de réception de votre réponse" in french.subject
    assert "Ce n’est pas le moment." in french.body
    assert french.reference == world.fay.invitation.reference


def test_each_receipt_of_a_delegation_says_which_submission_it_is_for(world):
    delegation = DelegationFactory(conference=world.conference)
    FocalPointFactory(invitation=delegation.invitation, language="en")

    def told(**how):
        receipt_of_submission(delegation, None, persons=2, waiting=0, **how)
        return Letter.objects.latest("pk").body

    first, answered = told(), told(again=True, answers=True)

    assert "This is your first submission." in first
    assert "It replaces the list" not in first
    assert "It replaces the list that you submitted earlier." in answered
    assert "We have also received your answers to our questions." in answered
