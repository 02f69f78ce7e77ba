from plenipo.conference.forms.edition import CloneForm, ConferenceForm, NewConferenceForm
from plenipo.conference.forms.people import DutiesForm, TokenForm
from plenipo.conference.forms.profile import (
    CategoryFormSet,
    ComparedRules,
    RulesForm,
    categories_of,
    formset_of,
    rows_of,
)

__all__ = [
    "CategoryFormSet",
    "CloneForm",
    "ComparedRules",
    "ConferenceForm",
    "DutiesForm",
    "NewConferenceForm",
    "RulesForm",
    "TokenForm",
    "categories_of",
    "formset_of",
    "rows_of",
]
