"""{% deed %}: the two hidden fields of every POST form, the CSRF token and the key that makes it happen once.

{% post "delegations:approve" slug pk label=_("Approve") [kind] [about] [key] [css] [name=value …] %}
A form of one button. The address is a name with its arguments, or an address already made; kind: "plain",
"bare small", "grave"; about: of which row, said to a screen reader; key: what presses it. All further names are sent
as hidden fields.
"""

from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plenipo.kit.keys import key_for, whose_page

register = template.Library()


@register.simple_tag(takes_context=True)
def deed(context: RequestContext) -> SafeString:
    """A page that comes back with errors keeps the key it was sent with; it is still free."""
    request = context["request"]
    key = request.POST.get("key") or key_for(whose_page(request))
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="key" value="{}">',
        get_token(request),
        key,
    )


@register.inclusion_tag("kit/parts/post.html", takes_context=True)
def post(
    context: RequestContext,
    to: str,
    *args: object,
    label: str,
    kind: str = "",
    about: object = "",
    key: str = "",
    css: str = "",
    **hidden: object,
) -> dict[str, Any]:
    return {
        "request": context["request"],
        "action": to if to.startswith("/") else reverse(to, args=args),
        "label": label,
        "kind": kind,
        "about": about,
        "key": key,
        "css": css,
        "hidden": hidden,
    }
