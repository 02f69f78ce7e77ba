from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models import PhotoCut
from plenipo.accreditation.queries.photos import PhotoFilter, PhotoLine
from plenipo.accreditation.words.photos import PHOTO_NEEDS
from plenipo.kit.forms import RevisionField, offer, whole
from plenipo.kit.phrases import bracketed

OUTSIDE = "outside"
PICTURES = "image/jpeg,image/png,image/webp"


class PhotoFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=_("Name, delegation or number"), required=False, max_length=200)
    needs = forms.ChoiceField(
        label=_("Photo"),
        required=False,
        choices=[("", pgettext_lazy("photos", "all")), *PHOTO_NEEDS.items()],
    )
    delegation = forms.ChoiceField(label=_("Delegation"), required=False)

    def __init__(
        self, delegations: list[tuple[int, str]], *args: Any, outside: bool = False
    ) -> None:
        super().__init__(*args)
        every = ("", pgettext_lazy("photos", "all"))
        apart = [(OUTSIDE, _("Persons outside delegations"))] if outside else []
        named = [(str(pk), name) for pk, name in delegations]
        offer(self, "delegation", [every, *apart, *named])

    def asked(self) -> PhotoFilter:
        self.is_valid()
        told = self.cleaned_data
        return PhotoFilter(
            q=told.get("q", ""),
            needs=told.get("needs", ""),
            delegation=whole(told.get("delegation", ""), 0),
            outside=told.get("delegation") == OUTSIDE,
        )


class PhotoForm(forms.Form):
    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP. What the file says besides the picture is not kept."),
        widget=forms.ClearableFileInput({"accept": PICTURES}),
        error_messages={
            "required": _("Choose a picture."),
            "empty": _("The file is empty."),
        },
    )


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of files."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(each, initial) for each in files or [None]]


class PhotosForm(forms.Form):
    photos = SeveralFilesField(
        label=_("Pictures, or a ZIP of pictures"),
        help_text=_(
            "A file is matched by its name: the number or the name of the person, for example 214.jpg or "
            "Rose Petit.jpg. What does not match can be assigned afterwards."
        ),
        widget=SeveralFiles({"accept": f"{PICTURES},.zip", "multiple": True}),
        allow_empty_file=True,
        error_messages={"required": _("Choose at least one picture.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "many_%s", **kwargs})


class CutForm(forms.Form):
    seen = RevisionField()
    cut = forms.ChoiceField(choices=PhotoCut.Key.choices)


class ExemptForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "exempt_%s", **kwargs})


class AnotherPhotoForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=_("Reason, as the party reads it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "another_%s", **kwargs})


class AssignForm(forms.Form):
    """Whose photo it is."""

    person = forms.ChoiceField(
        label=_("Person"), error_messages={"required": _("Select the person.")}
    )

    def __init__(self, people: list[PhotoLine], *args: Any, with_delegation: bool) -> None:
        super().__init__(*args)
        offer(
            self,
            "person",
            [
                ("", "–"),
                *(
                    (
                        str(each.person),
                        bracketed(each.name, each.of) if with_delegation else each.name,
                    )
                    for each in people
                ),
            ],
        )
