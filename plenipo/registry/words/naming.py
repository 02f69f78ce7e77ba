"""Why a name was chosen (bridge/naming.py), in words."""

from django.utils.translation import gettext_lazy, pgettext_lazy

HOW = {
    "set": gettext_lazy("entered manually"),
    "conference": gettext_lazy("nomenclature of the conference"),
    "language": gettext_lazy("name in this language"),
    "inferred": gettext_lazy("name in this language (inferred)"),
    "script": gettext_lazy("own name, in this script"),
    "own": gettext_lazy("own name"),
    "english": pgettext_lazy("name of a party", "English"),
}
