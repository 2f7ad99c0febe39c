"""How a list of differences becomes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coder.project.opening import Project
from coder.reports.comparing import comparison_sections
from coder.tui.exporting import export

if TYPE_CHECKING:
    from coder.project.comparing import ComparedCoders


def export_differences(project: Project, listed: ComparedCoders) -> str:
    """Write the passages that are listed, and give the path from the study's folder; raise DiskError."""
    sections = comparison_sections(listed, project.codebook, {})
    return export(project, sections.rows, "-".join(("compare", *listed.coders)))
