from plenipo.people.models import Account, HouseDuty


def house_duties_of(account: Account) -> set[str]:
    return set(HouseDuty.objects.filter(account=account).values_list("duty", flat=True))
