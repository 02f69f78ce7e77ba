from typing import Any

from django.core.management.base import BaseCommand

from plenipo.accreditation.actions.identity import wrap_again
from plenipo.bilaterals.actions.keys import write_again


class Command(BaseCommand):
    help = "Write every confidential text, and every key of an identity document, again with the first of their keys."

    def handle(self, *args: Any, **options: Any) -> None:
        texts = write_again()
        self.stdout.write(f"{texts} texts are written with the first key.")
        keys = wrap_again()
        self.stdout.write(f"{keys} keys of identity documents are wrapped with the first key.")
