"""Texts to begin a circular with, in every language of the conference."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override


def _arrival() -> tuple[str, str]:
    return _("Information note: arrival and practical information"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, has the honour to inform you of the "
        "arrangements for the conference “{title}”.\n\nDates: {dates}\nPlace: {place}\n\nPlease "
        "let the secretariat know the days and flights of your delegation, and who needs "
        "assistance on arrival.\n\nThe authenticity of this letter can be verified at: "
        "{verify}\n\nThe convenor avails itself of this opportunity to renew to you the assurances "
        "of its highest consideration."
    )


def _names() -> tuple[str, str]:
    return _("Information note: the names of your delegation"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, thanks you for taking part in the "
        "conference “{title}” and asks you to name your delegation.\n\nSize of the delegation: up "
        "to {quota} persons\n\nTo name your delegation, please follow this personal "
        "link:\n{link}\n\nThe authenticity of this letter can be verified at: {verify}"
    )


def _change() -> tuple[str, str]:
    return _("Information note: change of arrangements"), _(
        "{addressee}\n{party}\n\nThe convenor, {convenor}, informs you that the arrangements for "
        "the conference “{title}” have changed. They are now as follows:\n\nDates: {dates}\nPlace: "
        "{place}\n\nThe authenticity of this letter can be verified at: {verify}\n\nThe convenor "
        "thanks you for your understanding."
    )


NOTES = {
    "arrival": (gettext_lazy("arrival and practical information"), _arrival),
    "names": (gettext_lazy("names that are awaited"), _names),
    "change": (gettext_lazy("change of arrangements"), _change),
}


def note(template: str, languages: list[str]) -> dict[str, dict[str, str]]:
    """The texts of an information note to start from; empty for a template nobody knows."""
    if template not in NOTES:
        return {}
    texts = {}
    for language in languages:
        with override(language):
            subject, body = NOTES[template][1]()
        texts[language] = {"subject": subject, "body": body}
    return texts
