"""Accounts whose addresses differ only by case were one person's: the duties and tokens of all go to one of them.

It is the one its owner has used: with a second factor, then the latest sign-in, then a password, then the oldest.
The others are closed and stay for the journal, under an address of their own that no letter can reach.
"""

from collections import defaultdict

from django.db import migrations


def unite(apps, _editor):
    by_address = defaultdict(list)
    for account in apps.get_model("people", "Account").objects.all():
        by_address[account.email.strip().lower()].append(account)
    proved = set(apps.get_model("mfa", "Authenticator").objects.values_list("user", flat=True))
    for accounts in by_address.values():
        kept, *others = sorted(accounts, key=lambda each: _use(each, proved), reverse=True)
        for other in others:
            _hand_over(apps, other, kept)
            other.email = f"{other.email[:200]}.account-{other.pk}.invalid".lower()
            other.is_active = False
            other.save(update_fields=["email", "is_active"])


def _use(account, proved):
    last = account.last_login.timestamp() if account.last_login else 0
    password = not account.password.startswith("!")
    return (account.is_active, account.pk in proved, last, password, -account.pk)


def _hand_over(apps, other, kept):
    Membership = apps.get_model("conference", "Membership")
    for theirs in Membership.objects.filter(account=other):
        own = Membership.objects.filter(account=kept, conference=theirs.conference_id).first()
        if own is None:
            Membership.objects.filter(pk=theirs.pk).update(account=kept)
        elif theirs.until is None:
            held = own.duties if own.until is None else []
            own.duties = [*held, *(duty for duty in theirs.duties if duty not in held)]
            own.until = None
            own.save(update_fields=["duties", "until"])
            theirs.delete()
    apps.get_model("conference", "ApiToken").objects.filter(account=other).update(account=kept)
    HouseDuty = apps.get_model("people", "HouseDuty")
    held = HouseDuty.objects.filter(account=kept).values_list("duty", flat=True)
    HouseDuty.objects.filter(account=other).exclude(duty__in=list(held)).update(account=kept)


class Migration(migrations.Migration):
    dependencies = [("conference", "0003_daily_letter"), ("mfa", "0003_authenticator_type_uniq")]
    run_before = [("people", "0002_addresses_in_one_spelling")]

    operations = [migrations.RunPython(unite, migrations.RunPython.noop)]
