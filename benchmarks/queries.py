"""How many queries each page costs the secretary-general.

python -m benchmarks.queries ADDRESS…
"""

import json
import sys

import django


def main(addresses: list[str]) -> None:
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from plenipo.people.models import Account

    browser = Client(headers={"host": "localhost"})
    browser.force_login(Account.objects.get(email="secretary-general@demo.example"))
    counted = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counted[address] = len(asked)
    print(json.dumps(counted))


if __name__ == "__main__":
    main(sys.argv[1:])
