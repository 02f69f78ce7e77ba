"""What parties of the real register are called in six languages, and whether 300 letters call them so.

    python -m benchmarks.names

Imports ../shared/data/parties.csv into a database of its own. Before: what the first rule found, which compared tags as
text. Then 50 parties for each language are invited, drawn by lot with a fixed seed, half of them with a name in that
language; the letters go through a real SMTP server and are read back by a mail parser.
"""

import os
import random
import tempfile
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "parties.csv"
EACH = 50
FAR = "2027-02-13"


class Sink:
    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="plenipo-names-") as folder:
        os.environ |= {"PLENIPO_DATA": folder, "DJANGO_SETTINGS_MODULE": "plenipo.project.settings"}
        import django  # noqa: PLC0415 -- the folder first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        call_command("import_register", str(DATA))
        from benchmarks.served import keep  # noqa: PLC0415

        keep("names", {"names": names(), "letters": letters()})


def names() -> dict[str, Any]:
    from plenipo.kit.tags import same_script, script_of, tag_of  # noqa: PLC0415
    from plenipo.registry.models import Party  # noqa: PLC0415

    parties = list(Party.objects.all())
    found: dict[str, Any] = {"parties": len(parties)}
    found["without a language in the source"] = sum(not p.name_language for p in parties)
    for language in ("en", "fr", "es", "ru", "ar", "zh-hans"):
        script = tag_of(language).script
        before = [
            p.name if p.name_language == language or not p.name_english else p.name_english
            for p in parties
        ]
        how = Counter(p.called_in(language).how for p in parties)
        told = [p.called_in(language).text for p in parties]
        found[language] = {
            "in the language before": len(parties)
            if language == "en"
            else sum(p.name_language == language for p in parties),
            "in the language now": how["language"] + how["inferred"],
            "of them inferred": how["inferred"],
            "in the script before": sum(same_script(script_of(t), script) for t in before),
            "in the script now": sum(same_script(script_of(t), script) for t in told),
            "own name": how["own"],
            "English for want of another": how["english"],
        }
        print(language, found[language])
    return found


def letters() -> dict[str, Any]:
    from aiosmtpd.controller import Controller  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    from benchmarks.served import free_port  # noqa: PLC0415

    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    try:
        wanted = _invite()
        _post()
    finally:
        controller.stop()
    right = Counter[str]()
    for letter in sink.letters:
        invitation = wanted[str(letter["To"].addresses[0].addr_spec)]
        text = letter.get_body(("plain",)).get_content()
        for mark in "\u2066\u2067\u2068\u2069":
            text = text.replace(mark, "")
        called = invitation.called_in(invitation.language)
        named = called.text in text and invitation.country_in(invitation.language) != ""
        right[invitation.language] += named
    told = {"sent": len(wanted), "arrived": len(sink.letters), "named right": dict(right)}
    print(told)
    return told


def _invite() -> dict[str, Any]:
    from plenipo.conference.actions import create  # noqa: PLC0415
    from plenipo.delegations.actions import invitations as actions  # noqa: PLC0415
    from plenipo.delegations.actions.drafts import draft_one  # noqa: PLC0415
    from plenipo.delegations.models import Invitation  # noqa: PLC0415
    from plenipo.records.models import By  # noqa: PLC0415
    from plenipo.registry.models import Party  # noqa: PLC0415

    by, chance = By(duty="invitations"), random.Random(8)
    conference = create(
        by=by, series=None, series_name={"en": "Dialogue"}, preset_name="host_party", slug="names",
        title={"en": "Dialogue"}, starts=FAR, ends=FAR,
        languages=["en", "fr", "es", "ru", "ar", "zh-hans"],
    )  # fmt: skip
    conference.refresh_from_db()
    parties = list(Party.objects.select_related("country").exclude(kind="international"))
    chance.shuffle(parties)
    wanted: dict[str, Any] = {}
    for language in conference.languages:
        spoken = [p for p in parties if p.called_in(language).how in ("language", "inferred")]
        chosen = spoken[: EACH // 2]
        others = [p for p in parties if p not in chosen]
        chosen += others[: EACH - len(chosen)]
        parties = [p for p in parties if p not in chosen]
        for party in chosen:
            email = f"party{party.pk}@example.org"
            terms = {"category": "party", "quota": 3, "language": language, "email": email}
            wanted[email] = draft_one(conference, party, by=by, **terms)
    drafts = Invitation.objects.filter(conference=conference).select_related("party", "country")
    actions.send(conference, drafts, expected=len(wanted), by=by)
    return wanted


def _post() -> None:
    from django.utils import timezone  # noqa: PLC0415

    from plenipo.records.actions.letters import lease  # noqa: PLC0415
    from plenipo.records.actions.sending import send  # noqa: PLC0415

    while letter := lease(timezone.now()):
        send(letter)


if __name__ == "__main__":
    main()
