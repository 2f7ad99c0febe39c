"""What a plan for double coding rests on, in words."""

from __future__ import annotations

from coder.agreement.redrawn import TURN
from coder.locale.language import _, plural
from coder.project.agreement_planning import Planned


def planning_notes(planned: Planned) -> tuple[str, ...]:
    """Say what was simulated, and what that does not tell."""
    plan, study = planned.plan, planned.study
    turns = plan.drawn == TURN
    said = [
        _("Pilot: {transcripts} coded by {coders}").format(
            transcripts=plural(len(study.texts), "{count} transcript", "{count} transcripts"),
            coders=_(", ").join(study.coders) or _("nobody"),
        ),
        _(
            "Wanted: a {level} interval no wider than {width}; {replicates} simulated studies of each size, seed {seed}"
        ).format(
            level=f"{100 * plan.level:g} %",
            width=f"{plan.width:g}",
            replicates=f"{plan.replicates:,}",
            seed=plan.seed,
        ),
    ]
    if turns:
        said.append(
            _("Turns of one interview resemble each other: take the number for the least that will do")
        )
    if planned.parts < 2:
        said.append(
            _("There is no pilot to draw from: at least two transcripts, or turns, must be coded twice")
        )
    elif planned.parts < 10 and not turns:
        said.append(_("So small a pilot shows little of how interviews differ: plan for more"))
    return tuple(f"{sentence}{_('.')}" for sentence in said)
