"""What the numbers of the journal mean in accounts."""

from django.utils.translation import gettext_lazy

from plenipo.accounts.models import HouseKey
from plenipo.accounts.verbs import Verb
from plenipo.records.words.lines import LineReader, Thing, Things, by_number, explain, names_rows


@names_rows("accounts.housekey", gettext_lazy("secret key of the installation"))
def house_keys(numbers: list[str], reading: LineReader) -> Things:
    text = str(gettext_lazy("secret key of the installation"))
    return by_number(HouseKey.objects.only("pk"), numbers, lambda each: Thing(text))


for verb in (Verb.CLOSED, Verb.SESSIONS_ENDED):
    explain(
        f"{verb}:sessions", gettext_lazy("ended sign-ins")
    )  # elsewhere these are of a programme
