"""The Merkle tree of RFC 6962, grown leaf by leaf: its head stands for every line before it, in this order."""

from hashlib import sha256


class Tree:
    """Holds only the heads of its complete subtrees, so a million leaves cost no memory."""

    def __init__(self) -> None:
        self.size = 0
        self._complete: list[bytes] = []  # largest first, one for each bit of the size

    def add(self, content: bytes) -> None:
        head = sha256(b"\x00" + content).digest()
        self.size += 1
        joined = self.size
        while joined % 2 == 0:
            head = sha256(b"\x01" + self._complete.pop() + head).digest()
            joined //= 2
        self._complete.append(head)

    def head(self) -> str:
        """In hexadecimal; of an empty tree the hash of nothing."""
        if not self._complete:
            return sha256().hexdigest()
        *larger, head = self._complete
        for left in reversed(larger):
            head = sha256(b"\x01" + left + head).digest()
        return head.hex()
