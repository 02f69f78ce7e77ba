"""Templates are indented for who reads them; no reader of a page pays for that."""

import re

from django.template import Origin
from django.template.loaders import app_directories

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(app_directories.Loader):
    """Pages without their indentation, line for line. Texts of letters keep theirs: it is what they say."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        return INDENTATION.sub("", contents) if origin.name.endswith(".html") else contents
