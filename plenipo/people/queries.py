from plenipo.people.models import Account, HouseDuty
from plenipo.people.signals import works_here


def house_duties_of(account: Account) -> set[str]:
    """Read once for an account as it was loaded, which is once a request."""
    if "_house_duties" not in account.__dict__:
        duties = HouseDuty.objects.filter(account=account).values_list("duty", flat=True)
        account.__dict__["_house_duties"] = set(duties)
    return set(account.__dict__["_house_duties"])


def keeps_register(account: Account) -> bool:
    return bool(house_duties_of(account) & HouseDuty.OF_REGISTER)


def has_duties(account: Account) -> bool:
    """Whether the account holds any duty today, in the house or in a conference."""
    if house_duties_of(account):
        return True
    return any(answer for _receiver, answer in works_here.send(Account, account=account))
