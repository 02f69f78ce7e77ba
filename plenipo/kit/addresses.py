"""E-mail addresses of accounts: one account whatever the case in which somebody types its address."""

from typing import Any

from django.db import models


def one_spelling(address: str) -> str:
    """The spelling under which an address is kept and looked for."""
    return address.strip().lower()


class AddressField(models.EmailField):
    """Written and looked for in one spelling, so that no way in can make a second account of an address."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(one_spelling(value) if isinstance(value, str) else value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            setattr(model_instance, self.attname, one_spelling(value))
        return getattr(model_instance, self.attname)
