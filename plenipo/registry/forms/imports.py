from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.registry.models import Import

TOLD_BY_COLUMNS = [("", gettext_lazy("according to its columns")), *Import.Kind.choices]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV (up to 100 MB) or Excel (.xlsx), with columns named as in Party Facts: partyfacts_id, "
            "name, pf_country, name_english, year_first … Nothing is saved until you have checked the "
            "changes."
        ),
        widget=forms.ClearableFileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Content of the file"), choices=TOLD_BY_COLUMNS, required=False
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB. Divide it and upload it in parts.")
                % {"limit": settings.UPLOAD_LIMIT // 1_000_000}
            )
        return file
