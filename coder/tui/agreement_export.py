"""How figures of agreement become files: a table for programs, a report for people."""

from __future__ import annotations

from coder.project.opening import Project
from coder.reports.reliability import reliability_sections
from coder.reports.reliability_meta import reliability_meta
from coder.reports.sections import sections_bytes
from coder.reports.table_formats import Format
from coder.tui.agreeing import Answer
from coder.tui.exporting import export, export_markdown


def export_agreement(project: Project, answer: Answer) -> tuple[str, ...]:
    """Write all figures, and give the paths from the study's folder; raise DiskError."""
    result = answer.result
    if result is None:
        return ()
    meta = reliability_meta(project, answer.filters, result)
    sections = reliability_sections(result, project.codebook, meta, secondary=True)
    stem = "-".join(["reliability", result.question.unit, *result.study.coders])
    return (
        export(project, sections.rows, stem),
        export_markdown(project, sections_bytes(sections, Format.MARKDOWN).decode(), stem),
    )
