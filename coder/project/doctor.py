"""Whether a project is sound: its database, its codebook, the files around it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from coder.model.problem import Problem, Severity
from coder.project import codebook_pending
from coder.project.opening import Project
from coder.store import checking, codebooks, memos, transcripts, volume

SLOW_COMMIT_MS = 20.0
"""Above this, coding feels slow; a healthy local disk needs less than 2."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, and what is only worth knowing."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    commit_ms: float
    """What one safe commit costs on this disk."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return not self.problems


def examine(project: Project) -> Findings:
    """Check everything; nothing is repaired."""
    commit_ms = checking.commit_ms(project.database)
    with project.database.reading() as transaction:
        found = [*checking.problems_in(transaction, project.codebook.present_id)]
    found.extend(_codebook(project))
    found.extend(_surroundings(project, commit_ms))
    found.extend(_sources(project))
    problems = tuple(one for one in found if one.severity is Severity.ERROR)
    warnings = tuple(one for one in found if one.severity is Severity.WARNING)
    return Findings(problems, warnings, commit_ms)


def _codebook(project: Project) -> Iterator[Problem]:
    errors = [one for one in project.codebook_problems if one.severity is Severity.ERROR]
    if errors:
        yield Problem("doctor-codebook", facts={"path": project.settings.codebook, "count": len(errors)})
    with project.database.reading() as transaction:
        in_use = codebooks.codes_in_use(transaction)
        noted_on = memos.codes_noted_on(transaction)
        current = codebooks.current(transaction)
    for id, count in in_use.items():
        if project.codebook.resolve(id) is None:
            yield Problem("doctor-unknown-code", facts={"id": id, "count": count})
    for id, count in noted_on.items():
        if project.codebook.resolve(id) is None:
            yield Problem("doctor-memo-code", Severity.WARNING, facts={"id": id, "count": count})
    yield from (one for one in project.codebook_problems if one.rule == codebook_pending.OVERTAKEN)
    if current is not None and not errors and current.sha256 != project.codebook_text.sha256:
        yield Problem("doctor-codebook-newer", Severity.WARNING, facts={"path": project.settings.codebook})


def _surroundings(project: Project, commit_ms: float) -> Iterator[Problem]:
    path = project.database.path
    folder = path.parent
    for place, allowed in ((folder, 0o700), (path, 0o600)):
        mode = stat.S_IMODE(place.stat().st_mode)
        if os.name == "posix" and mode & ~allowed:
            facts = {"path": place.name, "mode": f"{mode:o}", "wanted": f"{allowed:o}"}
            yield Problem("doctor-permissions", Severity.WARNING, facts=facts)
    if not project.database.is_local:
        yield Problem("doctor-volume", Severity.WARNING, facts={"kind": volume.file_system(folder)})
    if volume.is_synced(folder):
        yield Problem("doctor-synced", Severity.WARNING, facts={"path": str(folder)})
    if commit_ms > SLOW_COMMIT_MS:
        yield Problem("doctor-slow-disk", Severity.WARNING, facts={"ms": f"{commit_ms:.0f}"})


def _sources(project: Project) -> Iterator[Problem]:
    with project.database.reading() as transaction:
        known = transcripts.facts(transaction)
    for one in known:
        path = project.folder / one.source_path
        try:
            changed = hashlib.sha256(path.read_bytes()).hexdigest() != one.source_sha256
        except OSError:
            continue  # the text is in the database; the file need not stay
        if changed:
            yield Problem("doctor-source", Severity.WARNING, facts={"path": one.source_path, "id": one.name})
