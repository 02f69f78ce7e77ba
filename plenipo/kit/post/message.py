from collections.abc import Mapping
from email import policy
from email.message import EmailMessage as Body
from email.utils import formatdate
from typing import Any

from django.core.mail import EmailMessage

SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")


class Message(EmailMessage):
    """A letter as plain text and as a page, under heads that are sent exactly as they are given.

    heads   name to value, folded already (plenipo.kit.post.heads); the body brings those of MIME itself
    """

    def __init__(
        self, *, sender: str, to: str, heads: Mapping[str, str], text: str, page: str
    ) -> None:
        super().__init__(from_email=sender, to=[to])
        self.heads, self.text, self.page = dict(heads), text, page

    def message(self, *_policy: Any, **_kwargs: Any) -> Any:
        return Ready(self.as_sent())

    def as_sent(self) -> bytes:
        body = Body(policy=SEVEN_BIT)
        body.set_content(self.text)
        body.add_alternative(self.page, subtype="html")
        for part in body.iter_parts():
            del part["MIME-Version"]  # it is said once, of the whole
        heads = {"Date": formatdate(), **self.heads}
        lines = "".join(f"{name}: {value}\r\n" for name, value in heads.items())
        return lines.encode("ascii") + body.as_bytes()


class Ready:
    """What Django's ways to send ask of a message."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def as_bytes(self, linesep: str = "\r\n", **_kwargs: Any) -> bytes:
        return self.content.replace(b"\r\n", linesep.encode())
