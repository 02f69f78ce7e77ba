"""What the secretariat calls a delegation: `{% load sides %}{% inside delegation %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.phrases import bracketed
from plenipo.kit.templatetags.kit import called

register = template.Library()


@register.simple_tag
def inside(named: Invitation | Delegation | None) -> SafeString:
    """With the party behind a neutral name, by which two sides are told apart."""
    name = called(named)
    if named is None or not named.apart:
        return name
    return SafeString(bracketed(name, format_html('<bdi class="quiet">{}</bdi>', named.apart)))
