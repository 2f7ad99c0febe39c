"""What the YAML block at the head of a transcript says of the case."""

from __future__ import annotations

from dataclasses import dataclass, field

from coder.exchange.attribute_keys import attribute_for, put
from coder.exchange.unreadable import warning
from coder.model.problem import Problem

LIMIT = 64 * 1024
FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The attributes found, and where the text below begins."""

    attributes: dict[str, str] = field(default_factory=dict)
    end: int = 0
    warnings: tuple[Problem, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Read the block between two lines of `---`; a file without one has no attributes here."""
    if not text.startswith(FENCE + "\n"):
        return FrontMatter()
    ends = [text.find(f"\n{fence}\n", len(FENCE), LIMIT) for fence in (FENCE, "...")]
    close = min((end for end in ends if end >= 0), default=-1)
    if close < 0:
        return FrontMatter()
    attributes, warnings = _attributes(text[len(FENCE) + 1 : close + 1])
    return FrontMatter(attributes, close + 2 + len(FENCE) if attributes else 0, warnings)


def _attributes(block: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    # Costs 20 ms, and few transcripts have such a block.
    from coder.exchange.strict_yaml import read_yaml  # noqa: PLC0415  # costs 25 ms, and few files have it
    from coder.exchange.yaml_tree import Mapping, Scalar  # noqa: PLC0415  # the same

    tree, problems = read_yaml(block.encode(), limit=LIMIT * 4)
    if not isinstance(tree, Mapping):
        line = problems[0].line + 1 if problems and problems[0].line else 1
        return {}, (warning("front-matter-unread", line=line),)
    attributes: dict[str, str] = {}
    skipped: list[Problem] = []
    for entry in tree:
        key = entry.key.text
        if not isinstance(entry.value, Scalar):
            skipped.append(warning("front-matter-nested", line=entry.key.line + 1, key=key))
        elif not entry.value.absent:
            put(attributes, attribute_for(key) or key, " ".join(entry.value.text.split()))
    return attributes, tuple(skipped)
