"""What the differences between two coders are called."""

from __future__ import annotations

from coder.agreement.pairing import Difference, Relation
from coder.locale.language import _


def difference_word(difference: Difference) -> str:
    """Say what became of a passage in the other coder's hands."""
    return {
        Difference.MATCH: _("the same"),
        Difference.BOUNDARY: _("other ends"),
        Difference.CODE: _("another code"),
        Difference.ONLY_A: _("only the first"),
        Difference.ONLY_B: _("only the second"),
    }[difference]


def relation_word(relation: Relation) -> str:
    """Say how two codes stand to each other."""
    return {
        Relation.PARENT_CHILD: _("above or below"),
        Relation.SIBLING: _("sibling"),
        Relation.OTHER_DOMAIN: _("elsewhere in the codebook"),
    }[relation]
