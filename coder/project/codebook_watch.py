"""Whether the codebook has become another one while the project is open: by an editor, git or a colleague."""

from __future__ import annotations

from coder.project.codebook_text import CodebookText
from coder.project.opening import Project


class CodebookWatch:
    """Gives the codebook when it is no longer the one given last, or its problems are others."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._given = project.codebook_text

    def news(self) -> CodebookText | None:
        """Look at the file, and read it if it has changed; costs microseconds if not.

        What is given is in force: of a broken file, or one that lacks codes in use, the last good revision,
        with everything that is wrong in `problems`. Never raises for what is in the file.
        """
        self._project.reload_codebook()
        now = self._project.codebook_text
        if now == self._given:
            return None
        self._given = now
        return now
