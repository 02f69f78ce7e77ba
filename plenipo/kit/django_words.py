"""Sentences of Django that our catalogues say in our own way: Arabic speaks to several, never to one man."""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("Enter a valid email address."),
    _("Enter a valid value."),
    _("Enter a whole number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
)
