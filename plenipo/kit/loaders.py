"""Templates are indented for who reads them; no reader of a page pays for that."""

import re

from django.template import Origin
from django.template.loaders import app_directories

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
DOCTYPE = "<!doctype html>"


class Loader(app_directories.Loader):
    """Pages without their indentation, and nothing before their doctype. Texts of letters keep all."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        if not origin.name.endswith(".html"):
            return contents
        before, doctype, page = INDENTATION.sub("", contents).rpartition(DOCTYPE)
        return before.replace("\n", "") + doctype + page
