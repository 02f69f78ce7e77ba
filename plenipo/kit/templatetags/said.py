"""{% if_said %}<p>{% block lead %}{% endblock %}</p>{% endif_said %}: nothing at all where it would say nothing."""

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

register = template.Library()


class IfSaid(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        drawn = self.nodelist.render(context)
        return drawn if strip_tags(drawn).strip() else SafeString("")


@register.tag
def if_said(parser: template.base.Parser, token: template.base.Token) -> IfSaid:
    nodelist = parser.parse(("endif_said",))
    parser.delete_first_token()
    return IfSaid(nodelist)
