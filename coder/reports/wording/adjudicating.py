"""What is said of decisions where coders differ."""

from __future__ import annotations

from coder.locale.language import _, plural
from coder.model.decision import Choice
from coder.model.event import Action, Kind
from coder.project.adjudicating_queue import Difference


def decision_words(one: Difference, *, briefly: bool = False) -> str:
    """Say what holds by a decision; briefly, without the codes that were drawn."""
    choice = None if one.decision is None else one.decision.choice
    if choice is Choice.KEEP:
        return _("{coder} kept").format(coder=_(", ").join(one.kept) or "?")
    if choice is Choice.BOTH:
        return _("all of it kept")
    if choice is Choice.NEITHER:
        return _("nothing kept")
    if choice is Choice.OTHER and briefly:
        return _("drawn anew")
    if choice is Choice.OTHER:
        codes = _(", ").join(dict.fromkeys(code for _span, code in one.holds))
        return _("something else drawn: {codes}").format(codes=codes)
    return _("open")


def settled_words(action: Action | None, consensus: str, *, alike: int = 1) -> str:
    """Say what was taken over because it is the same for all; `alike` counts what is."""
    if not alike:
        return _("nothing to take over: no passage is the same for all that are compared")
    events = () if action is None else action.events
    made = sum(event.change.kind is Kind.CODING and event.change.before is None for event in events)
    if not made:
        return _("nothing to take over: all that is the same is in {name} already").format(name=consensus)
    said = plural(
        made, "{count} passage taken over into {{name}}", "{count} passages taken over into {{name}}"
    )
    return said.format(name=consensus)
