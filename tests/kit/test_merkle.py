from hashlib import sha256

import pytest

from plenipo.kit.merkle import Tree

LEAVES = [n.to_bytes(2) * (n % 5) for n in range(70)]


def by_definition(leaves):
    """RFC 6962, 2.1, word for word."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + by_definition(leaves[:k]).digest() + by_definition(leaves[k:]).digest())


@pytest.mark.parametrize("size", range(len(LEAVES) + 1))
def test_the_head_is_that_of_the_definition_at_every_size(size):
    tree = Tree()

    for leaf in LEAVES[:size]:
        tree.add(leaf)

    assert (tree.size, tree.head()) == (size, by_definition(LEAVES[:size]).hexdigest())
