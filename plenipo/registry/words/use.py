"""Why an entry cannot go, in words."""

from django.utils.translation import gettext as _

from plenipo.registry.queries.use import Use


def use_in_words(use: Use) -> str:
    if use.of is not None:
        return _("it is referred to (%(what)s)") % {"what": use.of._meta.verbose_name}
    return {
        "merged": _("another entry was merged into it"),
        "members": _("it has members"),
        "succession": _("it has predecessors or successors"),
    }[use.why]
