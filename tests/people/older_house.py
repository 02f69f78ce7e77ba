"""A house of an older version with doubles, brought up to date; says what became of its accounts."""

import json

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

django.setup()
AT = [
    ("account", "0009_emailaddress_unique_primary_email"),
    ("people", "0001_initial"),
    ("conference", "0002_bilateral_desk"),
    ("mfa", "0003_authenticator_type_uniq"),
]
executor = MigrationExecutor(connection)
executor.migrate(AT)
apps = executor.loader.project_state(AT).apps
Account, Membership = (
    apps.get_model("people", "Account"),
    apps.get_model("conference", "Membership"),
)
made = [
    Account.objects.create(email=e, name=n, password="!")
    for e, n in (
        ("Fatima.Benali@Party.Example", "double"),
        ("fatima.benali@party.example", "used"),
        ("Only@Party.Example", "only"),
    )
]
double, used, only = made
apps.get_model("mfa", "Authenticator").objects.create(user=used, type="totp", data={})
series = apps.get_model("conference", "Series").objects.create(name={})
days = {"series": series, "starts": "2027-05-10", "ends": "2027-05-13"}
editions = apps.get_model("conference", "Conference").objects
here = editions.create(slug="here", number=1, **days)
there = editions.create(slug="there", number=2, **days)
since = "2026-01-01T00:00:00Z"
Membership.objects.create(account=used, conference=here, duties=["press"], since=since)
Membership.objects.create(account=double, conference=here, duties=["protocol"], since=since)
Membership.objects.create(account=double, conference=there, duties=["observer"], since=since)
apps.get_model("people", "HouseDuty").objects.create(account=double, duty="register")
tokens = apps.get_model("conference", "ApiToken").objects
tokens.create(account=double, conference=here, name="list", hash="0", made=since)

for app in ("registry", "people", "conference"):  # the accounts, and all that this looks at
    call_command("migrate", app, verbosity=0, interactive=False)

Account = django.apps.apps.get_model("people", "Account")
print(  # noqa: T201 -- what the test reads
    json.dumps(
        {
            a.name: [
                a.email,
                a.is_active,
                [[m.conference.slug, m.duties] for m in a.memberships.order_by("conference")],
                [d.duty for d in a.house_duties.all()],
                a.tokens.count(),
            ]
            for a in Account.objects.order_by("pk")
        }
    )
)
