from typing import Any

from django.core.management.base import BaseCommand

from plenipo.bilaterals.actions.keys import write_again


class Command(BaseCommand):
    help = "Write every confidential text again with the first of the keys."

    def handle(self, *args: Any, **options: Any) -> None:
        done = write_again()
        self.stdout.write(f"{done} texts are written with the first key.")
