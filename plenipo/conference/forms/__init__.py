from plenipo.conference.forms.edition import CloneForm, ConferenceForm, NewConferenceForm
from plenipo.conference.forms.people import DutiesForm, TokenForm
from plenipo.conference.forms.profile import CategoryFormSet, RulesForm, categories_of

__all__ = [
    "CategoryFormSet",
    "CloneForm",
    "ConferenceForm",
    "DutiesForm",
    "NewConferenceForm",
    "RulesForm",
    "TokenForm",
    "categories_of",
]
