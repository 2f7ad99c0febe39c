"""What the first and the last lines of the screen say: who works on what, how far, and which keys help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from coder.locale.language import _, plural
from coder.model.span import Span
from coder.model.transcript import Status
from coder.tui.commands.coding import CODE_AGAIN, FIND_NEXT, FIND_PREVIOUS
from coder.tui.commands.command import Command, key_name
from coder.tui.commands.everywhere import BACK, HELP, PALETTE
from coder.tui.commands.find import IN_ALL
from coder.tui.commands.memos import NEXT_SUBJECT
from coder.tui.desk import Desk
from coder.tui.keys_in_force import Keys
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.slots import Slots
from coder.tui.transcript.keys import FRONT, KEEP, LET_GO, SIDEWAYS
from coder.tui.transcript.measure import harmless
from coder.tui.transcript.places import Unit
from coder.tui.widgets.bar import BarRow, Bit
from coder.tui.widgets.ink import cut
from coder.tui.widgets.keys import CHOOSE
from coder.tui.widgets.picker import Question
from coder.tui.wording import ASCII_STATUS_SIGNS, STATUS_SIGNS, STATUSES, UNITS, named
from coder.tui.writing import Saving

ROOMY = 110
"""Cells from which the header says whole sentences."""
NARROW_TITLE = 14
"""Cells of the study's title in a narrower header, where the transcript's matters more."""
NAME = 16
"""Cells of a coder's name, so that a long one leaves room for whether all is saved."""
IN_HAND = 0.5
"""Share of the last line that what is in hand may take, so that some keys are always named."""
SAVINGS = {
    Saving.SAVED: Bit(_("saved"), "quiet"),
    Saving.WAITING: Bit(_("waiting for the other window"), "warning"),
    Saving.TYPED: Bit(_("not saved yet"), "warning"),
}


def header(title: str, desk: Desk, saving: Saving, width: int, *, ascii_signs: bool) -> BarRow:
    """Say where we are, who codes, how far, and that it is saved; the transcript's title is cut last."""
    opened = named(desk.transcript.id, desk.transcript.title)
    is_roomy, signs = width >= ROOMY, ASCII_STATUS_SIGNS if ascii_signs else STATUS_SIGNS
    right = _how_far(desk, saving, signs, is_roomy=is_roomy)
    room = _room(width, opened, right)
    if is_roomy and room < NARROW_TITLE:
        right = _how_far(desk, saving, signs, is_roomy=False)
        room = _room(width, opened, right)
    study = _at_most(max(NARROW_TITLE, room) if is_roomy else NARROW_TITLE, title)
    return BarRow([Bit(f" {harmless(study)} ", "quiet"), Bit(f"  {harmless(opened)}", "strong")], right)


def _room(width: int, opened: str, right: Sequence[Bit]) -> int:
    """Count the cells that are left for the study's title beside all else."""
    return width - sum(cell_len(bit.text) for bit in right) - cell_len(opened) - 5


def _how_far(desk: Desk, saving: Saving, signs: Mapping[Status, str], *, is_roomy: bool) -> list[Bit]:
    gap = Bit("   " if is_roomy else "  ")
    percent = desk.coded_share * 100
    share = _("coded {share}%").format(share="<1" if 0 < percent < 1 else int(percent))
    return [
        *_hidden(desk, gap, is_roomy=is_roomy),
        Bit(_("coder"), "quiet"),
        Bit(f" {_at_most(NAME, desk.who)} "),
        gap,
        Bit(f"{signs[desk.status]} {STATUSES[desk.status]}", "key"),
        gap,
        Bit(share),
        gap,
        SAVINGS[saving],
        Bit(" "),
    ]


def heading(title: str, screen: str, who: str, saving: Saving, width: int) -> BarRow:
    """Say on another screen than the text where we are, who works, and that it is saved."""
    study = title if width >= ROOMY else _at_most(NARROW_TITLE, title)
    gap = Bit("   " if width >= ROOMY else "  ")
    right = [Bit(_("coder"), "quiet"), Bit(f" {_at_most(NAME, who)} "), gap, SAVINGS[saving], Bit(" ")]
    return BarRow([Bit(f" {harmless(study)} ", "quiet"), Bit(f"  {harmless(screen)}", "strong")], right)


def prompt(where: str, message: str, commands: Iterable[Command], keys: Keys, width: int) -> BarRow:
    """Say on such a screen what is in hand, what was done, and which keys help."""
    stands = [Bit(f" {_at_most(int(width * IN_HAND), where)} ")] if where else [Bit(" ")]
    room = width - sum(cell_len(bit.text) for bit in stands) - 2
    if message:
        said = harmless(message).replace("\n", " ")
        return BarRow(stands, [Bit(_at_most(max(1, room - 1), said) + " ", "strong")])
    return BarRow(stands, _hints(commands, keys, room))


def _at_most(cells: int, text: str) -> str:
    return cut(text, min(cells, cell_len(text)))


def _hidden(desk: Desk, gap: Bit, *, is_roomy: bool) -> list[Bit]:
    bits: list[Bit] = []
    hidden = 0 if desk.shows_others else desk.others
    if hidden:
        if not is_roomy:
            said = _("+{count} of others").format(count=f"{hidden:,}")
        else:
            said = plural(hidden, "{count} coding of others not shown", "{count} codings of others not shown")
        bits += [Bit(said, "warning", "screen.show_others"), gap]
    if not desk.filter.is_all:
        filtered = desk.filtered
        if not is_roomy:
            said = _("+{count} filtered out").format(count=f"{filtered:,}")
        else:
            said = plural(filtered, "{count} coding filtered out", "{count} codings filtered out")
        bits += [Bit(said, "warning", "screen.choose_shown"), gap]
    return bits


@dataclass(frozen=True, slots=True)
class Stand:
    """What the status line has to know."""

    selection: Span | None
    unit: Unit
    turn: int
    message: str
    slots: Slots
    looks: Mapping[str, CodeLook]
    slots_elsewhere: bool
    """Whether the digits are to be seen in the codebook panel already."""
    question: Question | None
    """What the picker asks, while it does."""
    is_holding: bool
    """Whether the moving keys shift the end of a coding."""
    has_front: bool
    """Whether commands are about a coding that is in front."""
    commands: Sequence[Command]
    keys: Keys


def status(stand: Stand, width: int) -> list[BarRow]:
    """Say what is selected and which keys help; where no codebook is in sight, what the digits give."""
    where = _position(stand)
    room = width - sum(cell_len(bit.text) for bit in where) - 2
    message = harmless(stand.message).replace("\n", " ")
    told = [Bit(_at_most(max(1, room - 1), message) + " ", "strong")]
    if stand.question is not None:
        return [BarRow(where, _choosing(stand.question, stand.keys))]
    if stand.is_holding:
        holding = _holding(stand.keys)
        return [BarRow(where, holding if _cells(holding) <= room else holding[2:])]
    commands = [one for one in stand.commands if stand.has_front or not one.with_front]
    commands.sort(key=lambda one: not one.with_front)
    keys = BarRow(where, told if message else _hints(commands, stand.keys, room))
    return [keys] if stand.slots_elsewhere else [_digits(stand, width), keys]


def _position(stand: Stand) -> list[Bit]:
    if stand.selection is not None:
        count = len(stand.selection)
        selected = plural(count, "{count} character selected", "{count} characters selected")
    else:
        selected = _("turn {number}").format(number=stand.turn) if stand.turn else ""
    unit = UNITS[stand.unit]
    return [Bit(f" {selected} · " if selected else " "), Bit(f"{unit} ", "quiet", "screen.cycle_unit")]


def _keys(*keys: tuple[str, str, str]) -> list[Bit]:
    """Show keys with what they do, and what a click on them does."""
    return [
        Bit(text, tone, action)
        for key, said, action in keys
        for text, tone in ((key, "key"), (f" {said}  ", "quiet"))
    ]


def _choosing(question: Question, keys: Keys) -> list[Bit]:
    several = [("Space", _("Take several"), "screen.take_one_more")] if question.takes_several else []
    return _keys(
        (keys.name(CHOOSE), question.verb, "screen.give_chosen"),
        *several,
        (keys.name(BACK), _("Cancel"), "screen.back"),
    )


def _holding(keys: Keys) -> list[Bit]:
    sideways = " ".join(filter(None, map(keys.name, SIDEWAYS)))
    return _keys(
        (f"{sideways} …", _("Move the end"), ""),
        (keys.name(FRONT), _("Other end"), ""),
        (keys.name(KEEP), _("Keep"), "screen.keep_ends"),
        (keys.name(LET_GO), _("Leave as it was"), "screen.let_go_of_ends"),
    )


def writing_prompt(message: str, keys: Keys, width: int, *, can_turn: bool = False) -> BarRow:
    """Say the same while a memo is written, which may be about something else too."""
    return prompt("", message, (), keys, width) if message else BarRow([Bit(" ")], _writing(keys, can_turn))


def _writing(keys: Keys, can_turn: bool) -> list[Bit]:  # noqa: FBT001 - as `writing_prompt` is told
    turning = (keys.name(NEXT_SUBJECT), _("About something else"), "screen.next_subject")
    return _keys(
        (keys.name(BACK), _("Save and close"), "screen.back"),
        *([turning] if can_turn else []),
        ("^Z", _("Undo"), ""),
        (keys.name(HELP), _("Help"), "screen.open_help"),
    )


def choosing_prompt(question: Question, keys: Keys) -> BarRow:
    """Say the same on another screen while the picker asks."""
    return BarRow([Bit(" ")], _choosing(question, keys))


def finding_prompt(message: str, keys: Keys, width: int) -> BarRow:
    """Say the same while one types what is to be found."""
    if message:
        return prompt("", message, (), keys, width)
    further = " ".join(filter(None, map(keys.name, (FIND_NEXT, FIND_PREVIOUS))))
    hints = _keys(
        (keys.name(CHOOSE), _("To the hit"), "screen.in_bar('take_hit')"),
        (further, _("Next, previous"), "screen.find_next"),
        (keys.name(IN_ALL), _("All transcripts"), "screen.in_bar('find_in_all')"),
        (keys.name(BACK), _("Back to where you were"), "screen.back"),
        (keys.name(HELP), _("Help"), "screen.open_help"),
    )
    return BarRow([Bit(" ")], hints)


def _hints(commands: Iterable[Command], keys: Keys, room: int) -> list[Bit]:
    """Show as many keys as fit; the help and the palette, which lead to the others, come before all."""
    must = (HELP, PALETTE)
    shown: list[Bit] = []
    last = [bit for command in must for bit in _hint(command, keys)]
    left = room - _cells(last)
    for command in commands:
        if command in must or not command.footer or not keys.name(command):
            continue
        hint = _hint(command, keys)
        left -= _cells(hint)
        if left < 0:
            break
        shown += hint
    return [*shown, *last]


def _hint(command: Command, keys: Keys) -> list[Bit]:
    action = "" if command is CODE_AGAIN else f"screen.{command.does}"
    return [Bit(keys.name(command), "key", action), Bit(f" {command.footer}  ", "quiet", action)]


def _cells(bits: Iterable[Bit]) -> int:
    return sum(cell_len(bit.text) for bit in bits)


def digit_keys(keys: Keys) -> tuple[str, ...]:
    """Name the key that gives the code on each digit."""
    return tuple(
        next(map(key_name, keys.of(part.id)), str(digit)) for digit, part in enumerate(CODE_AGAIN.parts, 1)
    )


def _digits(stand: Stand, width: int) -> BarRow:
    """Show what each digit gives, all alike wide."""
    taken = [(digit, code) for digit, code in enumerate(stand.slots.codes, 1) if code]
    if not taken:
        keys = " ".join(stand.keys.names(CODE_AGAIN))
        return BarRow([Bit(_(" {keys} will give the codes you used last").format(keys=keys), "quiet")])
    each = max(6, (width - 1) // max(len(taken), 3) - 3)
    bits: list[Bit] = [Bit(" ")]
    for digit, code in taken:
        part = CODE_AGAIN.parts[digit - 1]
        action = f"screen.{part.does}"
        key = digit_keys(stand.keys)[digit - 1]
        name = stand.looks.get(code, UNKNOWN).name
        bits += [Bit(f"{key} ", "key", action), Bit(_at_most(each, name) + " ", "", action)]
    return BarRow(bits)
