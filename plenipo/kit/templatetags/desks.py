from typing import Any

from django import template
from django.template import RequestContext

from plenipo.kit.desks import RAIL, tabs_of

register = template.Library()


@register.inclusion_tag("kit/parts/tabs.html", takes_context=True)
def tabs(context: RequestContext, address: str) -> dict[str, Any]:
    """{% tabs "programme:sessions" %}: the tabs of the desk at this address."""
    label = next(desk.label for desk in RAIL if desk.address == address)
    return {
        "label": label,
        "tabs": tabs_of(address, context["request"], str(context.get("tab", ""))),
    }
