"""Chinese for lists and counts: passages, frequencies, history."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "reading…": "正在读取……",
    "In the list": "列表",
    # Passages
    "Read it in the text": "到正文里读",
    "Opens the transcript at the highlighted passage; Esc there leads back to this list.": (
        "打开访谈，停在选中的段落；在那里按 Esc 回到这张列表。"
    ),
    "To the text": "到正文",
    "Copy the quote": "复制引文",
    "Copies the highlighted passage with its source: transcript, turn, speaker, codes.": (
        "复制选中的段落，并附出处：访谈、话轮、说话人、编码。"
    ),
    "Copy": "复制",
    "{passages} in {transcripts}": "{transcripts}，{passages}",
    "{codings} on {passages} in {transcripts}": "{transcripts}，{passages}，{codings}",
    "There is no such passage (any more).": "没有这样的段落（或已经没有了）。",
    "copied, with its source": "已复制，附有出处",
}
