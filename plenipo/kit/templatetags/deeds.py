"""{% deed %}: the two hidden fields of every POST form, the CSRF token and the key that makes it happen once."""

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plenipo.kit.keys import key_for

register = template.Library()


@register.simple_tag(takes_context=True)
def deed(context: RequestContext) -> SafeString:
    """A page that comes back with errors keeps the key it was sent with; it is still free."""
    request = context["request"]
    key = request.POST.get("key") or key_for(_account_of(request))
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="key" value="{}">',
        get_token(request),
        key,
    )


def _account_of(request: object) -> int | None:
    """Whoever the guard of the page let in. A page that asks for nobody is not made to look."""
    session = getattr(request, "session", None)
    return request.user.pk if session is not None and session.accessed else None  # type: ignore[attr-defined]
