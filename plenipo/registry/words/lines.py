"""What the numbers of the journal mean in the register."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.records.words.lines import LineReader, Thing, Things, by_number, explain, names_rows
from plenipo.registry.models import Country, Import, ImportRow, Match, MatchList, Party
from plenipo.registry.verbs import Verb
from plenipo.registry.words.countries import country_name


@names_rows("registry.party", gettext_lazy("party"))
def parties(numbers: list[str], reading: LineReader) -> Things:
    def thing(party: Party) -> Thing:
        told = {"party": party, "country": country_name(party.country)}
        return Thing(_("%(party)s (%(country)s)") % told if party.country else str(party))

    return by_number(Party.objects, numbers, thing, "country")


@names_rows("registry.country", gettext_lazy("country"))
def countries(numbers: list[str], reading: LineReader) -> Things:
    found = Country.objects.filter(pk__in=numbers)
    return {str(each.pk): Thing(country_name(each)) for each in found}


@names_rows("registry.matchlist", gettext_lazy("list"))
def lists(numbers: list[str], reading: LineReader) -> Things:
    found = MatchList.objects.only("name")
    return by_number(found, numbers, lambda each: Thing(each.name))


@names_rows("registry.match", gettext_lazy("row of a list"))
def rows(numbers: list[str], reading: LineReader) -> Things:
    found = Match.objects.only("typed_name", "row")
    return by_number(found, numbers, lambda each: Thing(each.typed_name))


@names_rows("registry.import", pgettext_lazy("register", "import"))
def imports(numbers: list[str], reading: LineReader) -> Things:
    return by_number(Import.objects.only("name"), numbers, lambda each: Thing(each.name))


explain("list", gettext_lazy("list"), row="registry.matchlist")
explain("party", gettext_lazy("party"), row="registry.party")
explain("parties", gettext_lazy("parties"), row="registry.party")
explain("countries", gettext_lazy("countries"), row="registry.country")
explain("gone", gettext_lazy("merged entry"), row="registry.party")
explain("kept", gettext_lazy("entry that remains"), row="registry.party")
explain("other", gettext_lazy("other entry"), row="registry.party")
explain("same_as", gettext_lazy("same as"), row="registry.match")
explain("revision", gettext_lazy("change number"))
explain("rows", gettext_lazy("rows"))
for key, words in {**dict(ImportRow.Does.choices), "unchanged": gettext_lazy("unchanged")}.items():
    explain(f"{Verb.IMPORT_APPLIED}:{key}", words)
