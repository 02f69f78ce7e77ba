"""Drawings of badges on pages: `{% load badges %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plenipo.accreditation.models import BadgeCategory, PassKind, Zone
from plenipo.accreditation.words.pictograms import PATHS
from plenipo.kit.colour import ink_on

register = template.Library()


@register.simple_tag
def letter_of(category: BadgeCategory | PassKind) -> SafeString:
    """The letter on its colour, as on the badge; the name stands beside it."""
    return format_html(
        '<svg class="glyph" width="28" height="24" viewBox="0 0 28 24" aria-hidden="true">'
        '<rect width="28" height="24" rx="3" fill="{}"/>'
        '<text x="14" y="17" text-anchor="middle" font-size="{}" font-weight="700" fill="{}">{}</text>'
        "</svg>",
        category.colour,
        min(14, 30 // len(category.letter)),
        ink_on(category.colour),
        category.letter,
    )


@register.simple_tag
def pictogram(zone: Zone) -> SafeString:
    """In the colour of the text, with the name of the zone for whoever points at it or listens."""
    return format_html(
        '<svg class="glyph" width="20" height="20" viewBox="0 0 24 24" role="img" aria-label="{}">'
        '<title>{}</title><path fill="currentColor" fill-rule="evenodd" d="{}"/></svg>',
        zone,
        zone,
        PATHS[zone.pictogram],
    )
