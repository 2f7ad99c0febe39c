"""How far coders agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import TEXT, filtering, reporting, simulated
from coder.cli.session import Session
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.project.filters import Filters

UNITS = ("character", "sentence", "turn", "transcript")
INTERVALS = ("transcript", "transcript-plain", "turn", "block", "jackknife", "analytic", "kalpha")
MASKS = ("speakers", "whitespace")


class RuleType(click.ParamType[str]):
    """When a unit has a code."""

    name = "majority|any|cover:P"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no rule."""
        from coder.agreement.fixed_units import COVER, cover_share

        rule = str(value)
        try:
            is_rule = rule in {"majority", "any"} or (rule.startswith(COVER) and cover_share(rule) > 0)
        except ValueError:
            is_rule = False
        if not is_rule:
            self.fail(
                _("“{rule}” is none of majority, any, cover:P with P from 0 to 1").format(rule=rule),
                param,
                ctx,
            )
        return rule


class MaskType(click.ParamType[tuple[str, ...]]):
    """What does not count as text."""

    name = "speakers,whitespace|none"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read names with commas between them."""
        if isinstance(value, tuple):
            return value
        names = [name.strip() for name in re.split("[,，]", str(value)) if name.strip()]
        if names == ["none"]:
            return ()
        if not names or any(name not in MASKS for name in names):
            self.fail(_("“{mask}” is none of speakers, whitespace, none").format(mask=value), param, ctx)
        return tuple(mask for mask in MASKS if mask in names)


class DepthType(click.ParamType["int | str"]):
    """A depth of the codebook, or all."""

    name = "N|all"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """Read a number from 1, or `all`."""
        if value == "all":
            return "all"
        if not re.fullmatch("[1-9][0-9]?", str(value)):
            self.fail(_("“{depth}” is neither a number from 1 nor all").format(depth=value), param, ctx)
        return int(str(value))


@click.command(
    name="reliability",
    help=_(
        "Measure how far coders agree: per code, within domains, overall, with intervals. Only transcripts count that at least two of the coders are done with."
    ),
)
@filtering
@click.option(
    "--unit",
    type=click.Choice(UNITS),
    default="character",
    help=_("What is compared: characters (the default) or whole sentences, turns, transcripts."),
)
@click.option(
    "--rule",
    type=RuleType(),
    default="majority",
    help=_("When a sentence or turn has a code; majority if nothing is said."),
)
@click.option(
    "--mask",
    type=MaskType(),
    default=MASKS,
    metavar="speakers,whitespace|none",
    help=_("What does not count as text: what nobody says (labels, time marks, headings), and blanks."),
)
@click.option(
    "--depth",
    type=DepthType(),
    help=_("Count codes deeper than N levels as the code above them; all compares the depths."),
)
@click.option("--pairs", is_flag=True, help=_("Show each pair of coders too."))
@click.option(
    "--over-time",
    is_flag=True,
    help=_("Show each transcript on its own, in the order in which they were coded."),
)
@click.option(
    "--against",
    type=TEXT,
    metavar="NAME",
    help=_("Compare each coder with this one, who may be the consensus."),
)
@click.option(
    "--secondary",
    is_flag=True,
    help=_("Show α on characters, AC1, BP and percent agreement too, which say little where codes are rare."),
)
@click.option(
    "--ci",
    type=click.Choice(INTERVALS),
    help=_(
        "How intervals are made. Without it: an expanded percentile bootstrap over transcripts, with fewer than five of them over turns. transcript-plain is the plain percentile bootstrap; analytic and kalpha are for fixed units."
    ),
)
@click.option(
    "--replicates",
    type=click.IntRange(0, 100_000),
    default=2000,
    metavar="N",
    help=_("Replicates of an interval, 2,000 if nothing is said; 0 makes none."),
)
@simulated
@click.option(
    "--cu-reading",
    type=click.Choice(("persegment", "tokens")),
    default="persegment",
    help=_("How C* is read for cuα and (k)uα of three coders and more."),
)
@click.option(
    "--set-distance",
    type=click.Choice(("masi", "jaccard", "dice")),
    default="masi",
    help=_("Distance between sets of codes, beside multi-valued α."),
)
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    unit: str,
    rule: str,
    mask: tuple[str, ...],
    depth: int | str | None,
    pairs: bool,
    over_time: bool,
    against: str | None,
    secondary: bool,
    ci: str | None,
    replicates: int,
    seed: int,
    level: float,
    cu_reading: str,
    set_distance: str,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Measure agreement."""
    if ci in {"analytic", "kalpha"} and unit == "character":
        message = _("characters are never independent: {ci} is for --unit sentence, turn or transcript")
        raise click.BadParameter(message.format(ci=ci), param_hint="--ci")
    from coder.cli.eyes import seen
    from coder.cli.output import check_target, wanted_format, write_sections
    from coder.project.reliability import Wanted, reliability
    from coder.project.reliability_question import Question
    from coder.reports.reliability import reliability_sections
    from coder.reports.reliability_meta import reliability_meta

    wanted_format(format_, output)
    check_target(output)
    question = Question(
        unit=unit,
        rule=rule,
        mask=mask,
        depth=depth if isinstance(depth, int) else None,
        interval=ci or "",
        replicates=replicates,
        seed=seed,
        level=level,
        reading=cu_reading,
        distance=set_distance,
    )
    with session.project() as project:
        filters = seen(project, filters)
        wanted = Wanted(pairs, depth == "all", over_time, against or "")
        result = reliability(project, filters, question, wanted)
        meta = reliability_meta(project, filters, result)
        sections = reliability_sections(result, project.codebook, meta, secondary=secondary)
    write_sections(sections, format_, output, raw=raw)
