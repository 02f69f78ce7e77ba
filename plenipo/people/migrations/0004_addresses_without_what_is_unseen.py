"""Addresses that differed by what nobody sees were one address in mail: the later account is closed, as it was before."""

from unicodedata import category, normalize

from django.db import migrations


def without_what_is_unseen(apps, _editor):
    accounts = apps.get_model("people", "Account").objects
    for account in accounts.order_by("pk"):
        spelling = _spelling(account.email)
        if spelling == account.email:
            continue
        if accounts.filter(email=spelling).exists():
            account.is_active = False
            spelling = f"{spelling[:200]}.account-{account.pk}.invalid"
        account.email = spelling
        account.save(update_fields=["email", "is_active"])


def _spelling(address):
    unseen = ("Cc", "Cf", "Cs", "Co", "Cn")
    seen = [
        one
        for one in normalize("NFKC", address)
        if category(one) not in unseen and not "\ufe00" <= one <= "\ufe0f"
    ]
    return "".join(seen).strip().lower()


class Migration(migrations.Migration):
    dependencies = [("people", "0003_keep_addresses_in_one_spelling")]

    operations = [migrations.RunPython(without_what_is_unseen, migrations.RunPython.noop)]
