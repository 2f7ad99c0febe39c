"""What each field of a code looks like in a codebook file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coder.exchange.codebook_fields import CHANGE_KEYS, CODE_KEYS, EXAMPLE_KEYS
from coder.exchange.yaml_fields import LANGUAGES, is_chinese
from coder.exchange.yaml_tree import Mapping, Node, Scalar
from coder.exchange.yaml_values import Forms, Value
from coder.model.code import Bilingual, Change, Code, CodeStatus, Criterion, Examples
from coder.model.codebook_defaults import DERIVED

_USUAL_FORMS = {
    "name": "flow",
    "include": "block",
    "exclude": "block",
    "examples": "block",
    "history": "block",
}
"""How a field is written that no code has yet."""
_BILINGUAL = frozenset({"name", "brief", "definition"})


def value_of(
    code: Code, key: str, node: Node | None, languages: tuple[str, ...], forms: Forms
) -> Value | None:
    """Give what a field says, in the form that the file has for it there or elsewhere; `None` for nothing."""
    if key in DERIVED and key in code.derived:
        return None
    if key in _BILINGUAL:
        return _words(getattr(code, key), node, languages, forms.by_path.get(key, "scalar"))
    value = _plain_value(getattr(code, key))
    return value if isinstance(value, bool) else value or None


def _plain_value(value: object) -> Value:
    if isinstance(value, tuple):
        return tuple(map(_plain_value, value))
    if isinstance(value, Examples):
        return {part: _plain_value(found) for part in EXAMPLE_KEYS if (found := getattr(value, part))}
    if isinstance(value, Criterion):
        return {"text": value.text, "use": value.use} if value.use else value.text
    if isinstance(value, Change):
        return {key: text for key in CHANGE_KEYS if (text := getattr(value, key))}
    return value if isinstance(value, bool) else str(value or "")


def is_default(code: Code, key: str) -> bool:
    """Whether a field says what would hold without it."""
    return (key == "codable" and code.codable) or (key == "status" and code.status is CodeStatus.ACTIVE)


def values_of(code: Code, languages: tuple[str, ...], forms: Forms) -> dict[str, Value]:
    """Give all fields that a new entry needs, in their usual order."""
    pairs = (
        (key, value_of(code, key, None, languages, forms)) for key in CODE_KEYS if not is_default(code, key)
    )
    return {key: value for key, value in pairs if value is not None}


def forms_of(entries: Iterable[Mapping], *, indentless: bool) -> Forms:
    """See how a file writes its fields: as most of its entries do."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        for path, form in _forms(entry):
            counts.setdefault(path, Counter())[form] += 1
    most = {path: count.most_common(1)[0][0] for path, count in counts.items()}
    return Forms({**_USUAL_FORMS, **most}, indentless)


def _forms(entry: Mapping) -> Iterator[tuple[str, str]]:
    for each in entry:
        if not entry.flow or each.key.text in _BILINGUAL:
            yield each.key.text, _form(each.value)
        if each.key.text == "examples" and isinstance(each.value, Mapping) and not each.value.flow:
            for part in each.value:
                yield f"examples.{part.key.text}", _form(part.value)


def _form(node: Node) -> str:
    if isinstance(node, Scalar):
        return "scalar"
    return "flow" if node.flow else "block"


def _words(words: Bilingual, node: Node | None, languages: tuple[str, ...], form: str) -> Value | None:
    """Write words as one text where the reader then knows their language, and the file does so too."""
    both = {language: text for language in LANGUAGES if (text := getattr(words, language))}
    if len(both) != 1 or isinstance(node, Mapping):
        return both or None
    ((language, text),) = both.items()
    told = (language == "zh") == is_chinese(text, languages)
    written_so = form == "scalar" or (isinstance(node, Scalar) and not node.absent)
    return text if told and written_so else both
