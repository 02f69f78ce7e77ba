"""{% deed %}: the two hidden fields of every POST form, the CSRF token and the key that makes it happen once."""

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
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
