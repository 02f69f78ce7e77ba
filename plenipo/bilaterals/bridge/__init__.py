from plenipo.bilaterals.bridge.particulars import (
    HOW,
    Particulars,
    Proposal,
    particulars_of,
    sealed,
)

__all__ = ["HOW", "Particulars", "Proposal", "particulars_of", "sealed"]
