"""How the font of the figures was made from NotoSansCJK-Regular.ttc: run this module with its path.

Journals want PDF with TrueType letters, and matplotlib reads the first face of a collection, whose forms are
Japanese; so the Simplified Chinese face is taken out, cut to the characters of GB 2312 and Big5, and its
outlines made quadratic.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from coder.reports.figures.font.file import FAMILY, FONT

CODECS: Final = ("gb2312", "big5")
RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x370, 0x3FF),
    (0x2010, 0x2027),
    (0x2030, 0x203B),
    (0x2190, 0x2193),
    (0x3001, 0x3017),
)
"""Latin, Greek, dashes and quotation marks, arrows, Chinese punctuation with 〇."""
SINGLE: Final = "←↑→↓−×÷≤≥≠≈±∞√∑·•●○■□▲△◆◇★☆①②③④⑤⑥⑦⑧⑨⑩€№℃…—、。《》〈〉「」『』【】〔〕（）！，：；？～％"
UNITS: Final = 1000
ERROR: Final = 1.0
"""How far an outline may stray, in thousandths of the size of a letter."""


def wanted_characters() -> frozenset[int]:
    """Name the characters that the font is to have: also what those of Big5 are in simplified form."""
    from opencc import OpenCC  # noqa: PLC0415  # for this script only

    pairs = [bytes((first, second)) for first in range(0x81, 0xFF) for second in range(0x40, 0xFF)]
    written = {pair.decode(codec, "ignore") for codec in CODECS for pair in pairs}
    simplified = OpenCC("t2s").convert("".join(sorted(written)))
    wide = {
        ord(character) for character in (*"".join(written), *simplified, *SINGLE) if ord(character) > 0xFF
    }
    return frozenset(wide.union(*(range(first, last + 1) for first, last in RANGES)))


def make(collection: Path, target: Path) -> None:
    """Cut the font out of the collection of Noto Sans CJK."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  # for this script only
    from fontTools.ttLib import TTCollection  # noqa: PLC0415  # for this script only

    face = next(
        font
        for font in TTCollection(str(collection)).fonts
        if font["name"].getDebugName(1) == "Noto Sans CJK SC"
    )
    names = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=names))
    subsetter.populate(unicodes=sorted(wanted_characters()))
    subsetter.subset(face)
    _set_quadratic(face)
    for number, name in ((1, FAMILY), (3, FAMILY), (4, FAMILY), (6, FAMILY.replace(" ", ""))):
        for record in [one for one in face["name"].names if one.nameID == number]:
            record.string = name
    face["head"].modified = face["head"].created
    face.recalcTimestamp = False
    face.save(str(target))


def _set_quadratic(font: Any) -> None:
    """Give a font of cubic outlines quadratic ones."""
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415  # for this script only
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415  # for this script only
    from fontTools.ttLib import newTable  # noqa: PLC0415  # for this script only

    order, glyphs, outlines = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    for name, outline in outlines.items():
        outline.recalcBounds(glyf)
        width, _side = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(outline, "xMin", 0))
    largest = font["maxp"]
    largest.tableVersion = 0x00010000
    for field in ("maxZones", "maxComponentElements", "maxComponentDepth"):
        setattr(largest, field, 1)
    for field in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"),
    ):
        setattr(largest, field, 0)
    font["post"].formatType = 3.0
    for table in ("CFF ", "VORG", "DSIG", "vhea", "vmtx", "BASE"):
        if table in font:
            del font[table]
    font.sfntVersion = "\x00\x01\x00\x00"


if __name__ == "__main__":
    make(Path(sys.argv[1]), FONT)
