"""Which words in front of a colon name a speaker, and which of those ask the questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

ASKING = frozenset(
    {
        *("问", "問", "提问", "提問", "提问者", "提問者", "提问人", "提問人", "质问者", "質問者"),
        *("访谈者", "訪談者", "访谈人", "訪談人", "访谈员", "訪談員"),
        *("采访者", "採訪者", "采访人", "採訪人", "采访员", "採訪員"),
        *("访问者", "訪問者", "访问人", "訪問人", "访问员", "訪問員", "访员", "訪員"),
        *("记者", "記者", "主持", "主持人", "研究者", "研究员", "研究員"),
        *("q", "i", "inv", "int", "question", "interviewer", "moderator", "facilitator", "researcher"),
    }
)
"""Labels of whoever leads the conversation, folded as by `folded`."""

ANSWERING = frozenset(
    {
        *("答", "回答", "回答者", "受访者", "受訪者", "受访人", "受訪人", "受访对象", "受訪對象"),
        *("被访者", "被訪者", "被访人", "被訪人", "被采访者", "被採訪者", "被访谈者", "被訪談者"),
        *("访谈对象", "訪談對象", "参与者", "參與者"),
        *("a", "b", "p", "r", "par", "answer", "interviewee", "respondent", "participant"),
    }
)
"""Labels of whoever answers."""

ANYBODY = frozenset({"说话人", "說話人", "讲话人", "講話人", "发言人", "發言人", "speaker"})
"""What recorders call a voice they cannot name; always with a number or letter."""

_COUNTED = re.compile(
    r"(.*?)[ _-]?\d{1,3}"  # 受访者2, SPEAKER_00, P01
    r"|(.*[^\x00-\x7f]) ?[a-z甲乙丙丁戊己庚辛]"  # 受访者甲, 发言人A
    r"|([a-z]{3,}) [a-z]"  # Participant B
)


def folded(speaker: str) -> str:
    """Write a label the way labels are compared: half width, small letters, single blanks.

    >>> folded(" Ｉｎｔｅｒｖｉｅｗｅｒ  １ ")
    'interviewer 1'
    """
    return " ".join(unicodedata.normalize("NFKC", speaker).casefold().split())


def is_interviewer(speaker: str | None, interviewer_names: Collection[str] = ()) -> bool:
    """Say whether this speaker asks: by a label everybody uses, or as one of the names given.

    Nothing is known of `说话人1`: such a speaker asks only when named.

    >>> [is_interviewer(name, ["李明"]) for name in ("访谈者", "李明", "Interviewer 2", "说话人1", None)]
    [True, True, True, False, False]
    """
    if not speaker:
        return False
    name = folded(speaker)
    return name in ASKING or _without_count(name) in ASKING or name in {folded(n) for n in interviewer_names}


def is_known_label(speaker: str) -> bool:
    """Say whether a name is one that transcripts use for a speaker, so that seeing it once is enough.

    >>> [is_known_label(name) for name in ("答", "受访者甲", "SPEAKER_00", "P01", "访谈时间", "唐鳳")]
    [True, True, True, True, False, False]
    """
    name = folded(speaker)
    if name in ASKING or name in ANSWERING:
        return True
    label = _without_count(name)
    return label is not None and (label in ASKING or label in ANSWERING or label in ANYBODY)


def _without_count(name: str) -> str | None:
    """Take the number or letter off the end, as in `受访者2` and `participant b`."""
    match = _COUNTED.fullmatch(name)
    return next(label for label in match.groups() if label is not None) if match else None
