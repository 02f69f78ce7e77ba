"""A conference whose invitations have just gone out; prints the token of each personal link, one a line.

python -m benchmarks.invite NUMBER QUOTA
"""

import sys
from datetime import timedelta

import django


def main(number: int, quota: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from plenipo.delegations.actions.letters import LINK_PURPOSE
    from plenipo.delegations.models import FocalPoint, Invitation, Link
    from plenipo.kit.codes import new_code
    from plenipo.kit.tokens import hash_of, new_nonce, token_of
    from plenipo.project.demo import edition
    from plenipo.registry.models import Country, Party

    call_command("migrate", verbosity=0)
    now = timezone.now()
    conference = edition.conference("naming", edition.accounts("benchmark-password"), now.date())
    country = Country.objects.get_or_create(
        code="FRA", defaults={"alpha2": "FR", "region": "europe"}
    )[0]
    parties = Party.objects.bulk_create(
        Party(country=country, name=f"Parti {n}", name_english=f"Party {n}") for n in range(number)
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(
            conference=conference,
            party=party,
            country=country,
            category="party",
            quota=quota,
            language="en",
            email=f"focal{n}@party.example",
            state=Invitation.State.SENT,
            reference=new_code(),
            sent_at=now,
            made=now,
        )
        for n, party in enumerate(parties)
    )
    points = FocalPoint.objects.bulk_create(
        FocalPoint(invitation=each, email=each.email, language="en", made=now)
        for each in invitations
    )
    tokens = [token_of(new_nonce(), purpose=LINK_PURPOSE) for _point in points]
    Link.objects.bulk_create(
        Link(focal_point=point, hash=hash_of(token), made=now, expires=now + timedelta(days=60))
        for point, token in zip(points, tokens, strict=True)
    )
    print("\n".join(tokens))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
