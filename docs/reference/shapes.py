"""Which JSON the commands print: seen on the sample study, kinds of values in place of values."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from coder.cli.program import run
from coder.locale.language import current
from docs.reference.layout import block, both, heading

EXAMPLES = (
    "import ../interview.txt --dry-run",
    "transcripts",
    "transcripts show C01",
    "codebook show",
    "codebook check ../wrong.yaml",
    "codebook diff ../earlier.yaml",
    "codebook history",
    "codings list",
    "memo list",
    "find 准入 --limit 20",
    "history --limit 3",
    "freq",
    "freq --by coder",
    "crosstab --coder 甲 --by attr:role --code 5.2/",
    "saturation --coder 甲",
    "cooc --coder 甲 --kind cause",
    "cooc --coder 甲 --kind cause --nodes",
    "cooc --coder 甲 --between cause:problem:countermeasure --triads",
    "cooc --coder 甲 --group role=社区工作者 --group role=政府部门",
    "cooc --coder 甲 --from 5.2.6,4.3.1 --with-quotes",
    "query 5.2.6 --limit 20",
    "reliability --code 4.1/ --pairs --depth all --over-time --against 丙 --replicates 50",
    "compare 甲 乙 --code 4.1/ --transcript C01",
    "agreement-plan --code 4.1/ --replicates 100",
    "assign",
    "config show",
    "config keys",
    "doctor",
)
INTERVIEW = "访谈者：填表少了吗？\n受访者：少了一些。\n访谈者：会议呢？\n受访者：会议多了。\n"
WRONG = "schema: coder/codebook/1\ncodes:\n  - {id: 甲, name: 甲, kind: 难题}\n"
NAMES = {bool: "true/false", int: "number", float: "number", str: "text", type(None): "null"}
WIDTH = 96
FREE = frozenset(
    {
        *("codings", "status", "attributes", "filters", "unknown_codes", "passages", "characters"),
        *(
            "k_u_alpha",
            "multi_valued_alpha",
            "set_alpha",
            "transcripts",
            "coders",
            "coded_before",
            "changed_since_decision",
        ),
        *("agreed", "width"),
    }
)
"""Objects whose keys come from the study, or are units or sizes."""
ESTIMATE = frozenset({"value", "reason", "low", "high", "replicates"})
"""What only a figure with its interval has."""


def section() -> Iterator[str]:
    """Show what each command prints with `--format json`."""
    yield heading(2, both(zh="JSON 输出", en="JSON output"))
    yield both(
        zh="`--format json` 打印 UTF-8 的 JSON，中文不转义。下面用示例研究各跑一遍，把值换成了它的类型。没有值的是 `null`，从不用 0 代替。同一份表的 CSV 和 TSV 列名与这里的键相同，嵌套的键用点连起来（`rolled_up.codings`）。\n",
        en="`--format json` prints JSON in UTF-8 with Chinese as it is. Below, each command was run on the sample study and every value replaced by its kind. What has no value is `null`, never 0. In CSV and TSV the columns are called like the keys, nested ones with a dot (`rolled_up.codings`).\n",
    )
    answers = dict(_answers())
    common = _common(answers.values())
    yield both(
        zh="除 `doctor` 外，结果都有 `meta`；几乎都以 `rows` 为正文，`reliability` 则分成几部分。`meta` 写明来历，足以重算；各命令都有的键是：\n",
        en="All but `doctor` give `meta`, and nearly all `rows`; `reliability` has several parts. `meta` says where the figures come from, so that they can be repeated; these keys are always there:\n",
    )
    yield block(_shown(common), "text")
    yield both(zh="下面的 `meta` 只列另外的键。\n", en="Below, `meta` lists only the keys beyond these.\n")
    yield both(
        zh="一致性的数值都带着区间和说明，写作 `E`；没有值时 `value` 是 `null`，`reason` 说明原因：\n",
        en="Figures of agreement come with their interval and what is to be known of them, written `E`; without a value, `value` is `null` and `reason` says why:\n",
    )
    yield block(_shown(_merged(_estimates(answers.values()))), "text")
    for example, answer in answers.items():
        yield heading(3, f"coder {example} --format json")
        meta = answer.get("meta", {})
        more = {key: value for key, value in meta.items() if key not in common}
        rest = {key: value for key, value in answer.items() if key != "meta"}
        yield block(_shown(_brief({"meta": more, **rest} if more else rest)), "text")


def _estimates(kinds: Any) -> list[Any]:
    """Collect the figures of agreement."""
    if isinstance(kinds, dict) and kinds.keys() >= ESTIMATE:
        return [kinds]
    inner = kinds.values() if isinstance(kinds, dict) else [] if isinstance(kinds, str) else kinds
    return [found for one in inner for found in _estimates(one)]


def _brief(kinds: Any) -> Any:
    """Put a letter in place of each figure of agreement."""
    if isinstance(kinds, list):
        return [_brief(one) for one in kinds]
    if not isinstance(kinds, dict):
        return kinds
    return "E" if kinds.keys() >= ESTIMATE else {key: _brief(one) for key, one in kinds.items()}


def _common(answers: Iterable[Any]) -> dict[str, Any]:
    """Merge what the answers about the study say of themselves under the same keys."""
    metas = [answer["meta"] for answer in answers if "codebook_revision" in answer.get("meta", {})]
    keys = [key for key in metas[0] if all(key in meta for meta in metas)]
    return {key: _merged([meta[key] for meta in metas]) for key in keys}


def _answers() -> Iterator[tuple[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        (Path(folder) / "interview.txt").write_bytes(INTERVIEW.encode())
        (Path(folder) / "wrong.yaml").write_bytes(WRONG.encode())
        with redirect_stderr(io.StringIO()):
            run(["demo", "--no-open", str(demo)])
            _go_on(demo)
            for example in EXAMPLES:
                arguments = [str(demo / word) if word.startswith("..") else word for word in example.split()]
                answer = json.loads(_printed(["--project", str(demo), *arguments, "--format", "json"]))
                yield example, _kind(_anywhere(answer))


def _go_on(demo: Path) -> None:
    """Do what the answers are to tell of: a memo, a search, a codebook that has changed."""
    codebook = next((demo / "codebooks").glob("*.yaml"))
    (demo.parent / "earlier.yaml").write_bytes(codebook.read_bytes())
    asked = ["--project", str(demo), "--lang", current()]
    with redirect_stdout(io.StringIO()):
        run([*asked, "memo", "add", "--code", "4.1.1", "准入"])
        run([*asked, "codebook", "rename", "4.1.1", "形式化", "--yes"])
        run([*asked, "codebook", "retire", "6.2.8", "--yes"])
        run([*asked, "undo"])
        run([*asked, "assign", "C05", "--coder", "丙"])


def _anywhere(answer: dict[str, Any]) -> dict[str, Any]:
    """Show what `doctor` may find instead of what it finds on this machine."""
    if "ok" not in answer:
        return answer
    found = [{"rule": "", "message": "", "hint": "", "…": ""}]
    return {**answer, "problems": found, "warnings": found}


def _printed(arguments: list[str]) -> str:
    """Run a command and give what it printed; tables go to the bytes below stdout."""
    before, caught = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stdout = caught
    try:
        run(arguments)
        caught.flush()
        return caught.buffer.getvalue().decode()
    finally:
        sys.stdout = before


def _shown(kinds: Any, indent: int = 0) -> str:
    """Write kinds as JSON is written, lists and short objects on one line."""
    if isinstance(kinds, list):
        return "[…]" if kinds == ["…"] else f"[{_shown(kinds[0], indent)}, …]"
    if not isinstance(kinds, dict):
        return str(kinds)
    inner = [f'"{key}": {_shown(value, indent + 2)}' for key, value in kinds.items()]
    line = f"{{{', '.join(inner)}}}"
    if indent + len(line) <= WIDTH and "\n" not in line:
        return line
    blanks = " " * (indent + 2)
    return "{\n" + ",\n".join(blanks + part for part in inner) + "\n" + " " * indent + "}"


def _kind(value: Any, key: str = "") -> Any:
    """Put in place of a value what kind it is; of a list, one element that stands for all."""
    if isinstance(value, dict):
        if key in FREE:
            return {"…": _merged([_kind(one) for one in value.values()] or ["…"])}
        return {name: _kind(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_merged([_kind(one) for one in value])] if value else ["…"]
    return NAMES[type(value)]


def _merged(kinds: Sequence[Any]) -> Any:
    """Say what several have in common: `text | null` where they differ."""
    objects = [kind for kind in kinds if isinstance(kind, dict)]
    lists = [kind for kind in kinds if isinstance(kind, list)]
    if len(objects) == len(kinds):
        keys = dict.fromkeys(key for kind in objects for key in kind)
        return {key: _merged([kind[key] for kind in objects if key in kind]) for key in keys}
    if len(lists) == len(kinds):
        known = [kind[0] for kind in lists if kind[0] != "…"]
        return [_merged(known) if known else "…"]
    plain = [str(kind) for kind in kinds if not isinstance(kind, dict | list)]
    names = [name for kind in plain for name in ([kind] if "{" in kind else kind.split(" | "))]
    names += [_shown(_merged(alike)) for alike in (objects, lists) if alike]
    return " | ".join(sorted(dict.fromkeys(names), key=lambda name: name == "null"))
