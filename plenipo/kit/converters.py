"""What stands in addresses beside Django's own: `<whole:pk>`."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class WholeNumber(IntConverter):
    """A number such as a database holds: what is longer is the address of nothing, and a 404 rather than a fault."""

    regex = "[0-9]{1,18}"


register_converter(WholeNumber, "whole")
