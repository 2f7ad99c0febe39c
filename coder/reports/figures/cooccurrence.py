"""Which picture shows codes that go together best: a network, columns with bands, or a matrix."""

from __future__ import annotations

from collections.abc import Iterator

from coder.analysis.network import Network
from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.figures.flow import flow_sketch
from coder.reports.figures.matrix import matrix_sketch
from coder.reports.figures.network import network_sketch
from coder.reports.figures.sketch import Sketch
from coder.reports.network import network_notes
from coder.reports.wording.cooccurrence_notes import cooccurrence_notes, info_line


def cooccurrence_sketch(
    result: Cooccurring, network: Network, codebook: Codebook, *, matrix: bool = False
) -> Sketch:
    """Draw a matrix where one is wanted, columns where columns were paired, else a network."""
    notes = [f"{note}{_('.')}" for note in _notes(result, network, matrix=matrix)]
    if matrix:
        return matrix_sketch(result, codebook, notes)
    layout = flow_sketch if result.found.groups else network_sketch
    return layout(result, network, codebook, notes)


def _notes(result: Cooccurring, network: Network, *, matrix: bool) -> Iterator[str]:
    """Say below the picture what it stands on."""
    found = result.found
    yield next(cooccurrence_notes(result))
    if len(found.coders) > 1:
        yield plural(
            len(found.coders), "{count} coder, counted per coder", "{count} coders, counted per coder"
        )
    if not matrix:
        yield info_line(result)
        yield from network_notes(network)
