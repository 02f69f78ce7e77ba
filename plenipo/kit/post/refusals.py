"""What a mail server's no is about: the address written to, or us who write (RFC 3463, 5321, and what is in use)."""

import re

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# of the address although the class says policy or system: servers that hide which mailboxes they have
NO_SUCH = re.compile(
    r"no such|unknown (user|recipient|address)|user ?unknown|invalid (recipient|mailbox)|does not exist"
    r"|(user|recipient|mailbox|address)\S* (is )?(unknown|not found|unavailable|disabled|inactive|invalid)"
    r"|(user|recipient|mailbox|address)\S* (does ?n[o']t|not) exist"
    r"|mailbox (is )?(full|over)|over ?quota|quota exceeded|not our customer|account (is )?(disabled|inactive|closed)"
    r"|recipient address rejected: (access denied|undeliverable)"
    r"|(message|size|mail).{0,20}too (large|big)|message size exceed",
    re.IGNORECASE,
)
ABOUT_US = re.compile(
    r"relay|spam|block(ed|list)|black ?list|deny ?list|\brbl\b|\bdnsbl\b|spamhaus|barracuda|reputation|polic(y|ies)"
    r"|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|credential|\bauth\b|rate|limit|too many|throttl|exceed|sender|\bfrom\b"
    r"|\bhelo\b|\behlo\b|reverse dns|\bptr\b|\bip address|your (ip|server|domain|host)|not permitted|not allowed"
    r"|suspicious|\btls\b|encrypt",
    re.IGNORECASE,
)
GREY = re.compile(r"gr[ea]y ?-?list", re.IGNORECASE)
OF_THE_ADDRESS = {
    "3.4",
    "1.0",
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "1.6",
    "1.10",
    "4.1",
    "4.4",
    "4.6",
}
OF_THE_SENDER = {"1.7", "1.8", "5.3"}


def concerns_sender(code: int, said: str, *, after_data: bool = False) -> bool:
    """Whether this answer would be the same for every other letter of ours.

    after_data   the whole letter was refused, not an address
    """
    if GREY.search(said) or NO_SUCH.search(said):
        return False
    found = STATUS.search(said)
    kind, of = (found[2], f"{found[2]}.{found[3]}") if found else ("", "")
    if of in OF_THE_SENDER or kind == "7":
        return True
    if of in OF_THE_ADDRESS or kind in ("2", "6"):
        return False
    return bool(ABOUT_US.search(said)) or (after_data and code >= 500 and not found)
