"""What the page of names can show."""

from django.utils.translation import gettext_lazy

WHAT = {"parties": gettext_lazy("Parties"), "countries": gettext_lazy("Countries")}
ONLY = {
    "own": gettext_lazy("with a name specific to this conference"),
    "missing": gettext_lazy("without a name in this language"),
}
