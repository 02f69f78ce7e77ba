"""Mail as others must be able to read it: heads and bodies of what goes out, refusals and returns of what does not."""

from plenipo.kit.post.heads import (
    address_of,
    in_ascii,
    mailbox,
    mailboxes,
    message_id,
    plain,
    words,
)
from plenipo.kit.post.message import Message
from plenipo.kit.post.refusals import concerns_sender

__all__ = [
    "Message",
    "address_of",
    "concerns_sender",
    "in_ascii",
    "mailbox",
    "mailboxes",
    "message_id",
    "plain",
    "words",
]
