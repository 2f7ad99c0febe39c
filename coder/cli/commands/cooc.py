"""Which codes go together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.cooc_types import KINDS, ColumnsType, GraphType, GroupType, PairType, UnitType
from coder.cli.figure_type import FigureType
from coder.cli.options import NumberRange, filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from coder.analysis.edges import Guards
    from coder.analysis.unit import Unit
    from coder.project.cooccurring import Cooccurring
    from coder.project.filters import Filters

MEASURES = (
    *("n_ab", "jaccard", "c_index", "dice", "simpson", "cosine", "p_b_given_a", "p_a_given_b"),
    *("lift", "npmi", "phi", "odds", "g2"),
)


@click.command(
    name="cooc",
    help=_(
        "Count which codes go together, always of the same coder, and say whether more often than chance. Without --coder the consensus is counted if there is one, else every coder by themselves."
    ),
)
@filtering
@click.option(
    "--unit",
    type=UnitType(),
    default="turn",
    metavar="turn|overlap|sentence|near:N|window:N|transcript|before:N",
    help=_("What counts as together; the same turn if nothing is said."),
)
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, help=_("Only codes of this kind; repeatable.")
)
@click.option(
    "--between",
    type=ColumnsType(),
    help=_("Pair the codes of one kind, or below one code (CODE/), only with those of the next."),
)
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Count codes deeper than N levels as the code above them."),
)
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    help=_("What edges are ranked by: jaccard; for window n_ab, for before p_b_given_a."),
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("How many edges, with all ties; twice the codes if nothing is said, 0 lists every pair."),
)
@click.option(
    "--min-count", type=click.IntRange(min=0), metavar="N", help=_("At least so often together; 2.")
)
@click.option(
    "--min-transcripts",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("Together in at least so many transcripts; 2."),
)
@click.option(
    "--min-freq", type=click.IntRange(min=0), metavar="N", help=_("Each code given at least so often; 3.")
)
@click.option(
    "--permutations",
    type=click.IntRange(0, 1_000_000),
    metavar="N",
    help=_("Rotations for the p-values: 999, more for many pairs; 0 makes none."),
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, metavar="N", help=_("Seed of the random numbers.")
)
@click.option("--done-only", is_flag=True, help=_("Only transcripts that the coder is done with."))
@click.option(
    "--group",
    "groups",
    type=GroupType(),
    multiple=True,
    help=_("Given twice, compares two groups: KEY is speaker, coder, transcript or an attribute."),
)
@click.option("--edges", is_flag=True, help=_("List the pairs, which is what is done anyway."))
@click.option("--nodes", is_flag=True, help=_("List the codes with their part in the network."))
@click.option("--matrix", is_flag=True, help=_("Set every code against every other."))
@click.option(
    "--triads",
    is_flag=True,
    help=_("With three columns: list codes that stand in one unit together, one of each."),
)
@click.option(
    "--graph",
    "graphs",
    type=GraphType(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help=_("Write the network too; the suffix picks the format: graphml, gexf, net, dot, json, vos.json."),
)
@click.option(
    "--figure",
    "figures",
    type=FigureType(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help=_(
        "Draw it too, as svg, png or pdf: the network, with --matrix the matrix, with --between columns; FILE.figure.json beside it says how."
    ),
)
@click.option(
    "--svg-text", is_flag=True, help=_("Keep the words of an SVG as words; its readers need the font.")
)
@click.option(
    "--from",
    "pair",
    type=PairType(),
    help=_("List the passages behind one pair of codes, in this order for before:N."),
)
@click.option(
    "--with-quotes", is_flag=True, help=_("With --from: show what was said, which may be confidential.")
)
@click.option(
    "--resolution",
    type=NumberRange(min=0, min_open=True),
    default=1.0,
    metavar="R",
    help=_("Above 1 more and smaller communities, below 1 fewer."),
)
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    unit: Unit,
    kinds: tuple[str, ...],
    between: tuple[str, ...] | None,
    depth: int | None,
    measure: str | None,
    top: int | None,
    min_count: int | None,
    min_transcripts: int | None,
    min_freq: int | None,
    permutations: int | None,
    seed: int,
    done_only: bool,
    groups: tuple[tuple[str, str], ...],
    edges: bool,
    nodes: bool,
    matrix: bool,
    triads: bool,
    graphs: tuple[Path, ...],
    figures: tuple[Path, ...],
    svg_text: bool,
    pair: tuple[str, str] | None,
    with_quotes: bool,
    resolution: float,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Count."""
    from coder.cli.eyes import seen
    from coder.cli.figures import check_figures, write_sketch
    from coder.cli.networks import Wanted, about_codes, about_groups, about_pair, write_graphs
    from coder.cli.output import check_target, wanted_format, write
    from coder.project.cooccurring import Question

    _check(unit, kinds, between, (edges, nodes, matrix, triads), groups, triads=triads)
    _check_pair(pair, (edges, nodes, matrix, triads, groups, graphs, figures), with_quotes=with_quotes)
    if groups and figures:
        raise click.UsageError(_("--group goes with --edges and --graph only"))
    wanted = Wanted(
        wanted_format(format_, output), nodes, matrix, triads, bool(graphs), bool(figures), resolution
    )
    for target in (output, *graphs):
        check_target(target)
    check_figures(figures)
    picture, every = _picture(min_count, min_transcripts, min_freq, top)
    question = Question(
        unit=unit,
        kinds=kinds,
        columns=between or (),
        depth=depth,
        measure=measure,
        guards=picture,
        every=every,
        replicates=permutations,
        seed=seed,
        triads=triads,
        done_only=done_only,
    )
    with session.project() as project:
        filters = seen(project, filters)
        if pair:
            answer = about_pair(project, filters, question, wanted, pair, with_quotes=with_quotes)
        elif groups:
            answer = about_groups(project, filters, question, wanted, (groups[0], groups[1]))
            _check_sides(answer.results, groups)
        else:
            answer = about_codes(project, filters, question, wanted)
    write(answer.table, format_, output, raw=raw)
    write_graphs(answer, graphs)
    if answer.sketch is not None:
        write_sketch(answer.sketch, figures, answer.meta, text=svg_text)
    for result in answer.results:
        _notes(result, filters)
    for sentence in answer.methods:
        say_note(sentence)


def _check(
    unit: Unit,
    kinds: tuple[str, ...],
    between: tuple[str, ...] | None,
    tables: tuple[bool, ...],
    groups: tuple[tuple[str, str], ...],
    *,
    triads: bool,
) -> None:
    """Refuse what cannot be asked for together."""
    if kinds and between:
        raise click.UsageError(_("--kind and --between exclude each other"))
    if sum(tables) > 1:
        raise click.UsageError(_("choose one of --edges, --nodes, --matrix, --triads"))
    if triads and (len(between or ()) != 3 or not unit.has_table):
        message = _("--triads needs three columns with --between, and --unit turn, sentence or transcript")
        raise click.UsageError(message)
    if groups and (len(groups) != 2 or groups[0] == groups[1]):
        raise click.UsageError(_("--group compares two groups: give it twice"))
    if groups and any(tables[1:]):
        raise click.UsageError(_("--group goes with --edges and --graph only"))


def _check_pair(pair: tuple[str, str] | None, others: Sequence[object], *, with_quotes: bool) -> None:
    """Refuse --from beside what lists something else."""
    if pair and any(others):
        raise click.UsageError(_("--from lists passages and nothing else"))
    if with_quotes and not pair:
        raise click.UsageError(_("--with-quotes needs --from"))


def _check_sides(sides: Sequence[Cooccurring], groups: Sequence[tuple[str, str]]) -> None:
    """Refuse to compare with a group that nobody is in: it is a slip of the pen."""
    for side, (key, value) in zip(sides, groups, strict=True):
        if not side.found.transcripts:
            message = _("no transcript that was coded is in the group {group}")
            raise click.BadParameter(message.format(group=f"{key}={value}"), param_hint="--group")


def _picture(
    min_count: int | None, min_transcripts: int | None, min_freq: int | None, top: int | None
) -> tuple[Guards, Guards | None]:
    """Give the guards of the picture, and with --top 0 those that even every pair must pass."""
    from coder.analysis.edges import Guards

    default = Guards()
    picture = Guards(
        default.min_count if min_count is None else min_count,
        default.min_transcripts if min_transcripts is None else min_transcripts,
        default.min_freq if min_freq is None else min_freq,
        top or None,
    )
    return picture, None if top != 0 else Guards(min_count or 0, min_transcripts or 0, min_freq or 0)


def _notes(result: Cooccurring, filters: Filters) -> None:
    """Say on stderr what a reader of the figures must know."""
    if len(result.found.coders) > 1 and not filters.coders:
        names = _(", ").join(result.found.coders)
        say_note(
            _("{names} are counted each on their own and added up; --coder NAME takes one").format(
                names=names
            )
        )
    if result.consensus:
        say_note(_("the consensus is counted; --coder NAME takes somebody's own codings"))
    if result.unfinished:
        say_note(
            plural(
                result.unfinished,
                "{count} transcript is still in progress: an empty turn there may just be unread; --done-only leaves it out",
                "{count} transcripts are still in progress: an empty turn there may just be unread; --done-only leaves them out",
            )
        )
