"""What each error says, and what to do about it."""

from __future__ import annotations

from coder.locale.language import _, plural
from coder.model import errors
from coder.model.memo import LONGEST as LONGEST_MEMO
from coder.reports.times import minute_utc
from coder.reports.wording import codebook_differences as _codebook_differences  # noqa: F401  # the same
from coder.reports.wording import codebook_editing as _codebook_editing  # noqa: F401  # registers its words
from coder.reports.wording import codebook_refusals as _codebook_refusals  # noqa: F401  # the same
from coder.reports.wording import finding as _finding  # noqa: F401  # the same
from coder.reports.wording import query_errors as _query_errors  # noqa: F401  # the same
from coder.reports.wording import settings_errors as _settings_errors  # noqa: F401  # the same
from coder.reports.wording.problems import problem_words
from coder.reports.wording.words import Words, words


def _like(names: tuple[str, ...], otherwise: str) -> str:
    if not names:
        return otherwise
    return _("did you mean {names}?").format(names=_(", ").join(names))


@words.register(errors.UnknownCodeError)
def _unknown_code(error: errors.UnknownCodeError) -> Words:
    message = _("there is no code “{name}”").format(name=error.name)
    return Words(message, _like(error.nearest, _("`coder codebook show` lists the codes")))


@words.register(errors.UnusableCodeError)
def _unusable_code(error: errors.UnusableCodeError) -> Words:
    if error.reason == "heading":
        message = _("“{name}” is a heading and cannot be given to a passage")
        return Words(message.format(name=error.name), _("choose one of the codes below it"))
    message = (
        _("the code “{name}” is merged") if error.reason == "merged" else _("the code “{name}” is retired")
    )
    hint = (
        _("use {instead} instead").format(instead=error.instead)
        if error.instead
        else _("choose another code")
    )
    return Words(message.format(name=error.name), hint)


@words.register(errors.UnknownTranscriptError)
def _unknown_transcript(error: errors.UnknownTranscriptError) -> Words:
    message = _("there is no transcript “{name}”").format(name=error.name)
    return Words(
        message, _like(error.nearest, _("`coder transcripts` lists them; `coder import FILE` adds one"))
    )


@words.register(errors.UnknownCoderError)
def _unknown_coder(error: errors.UnknownCoderError) -> Words:
    message = _("nobody called “{name}” codes here").format(name=error.name)
    return Words(message, _like(error.nearest, _("`coder transcripts` shows who has coded what")))


@words.register(errors.SameCoderError)
def _same_coder(error: errors.SameCoderError) -> Words:
    return Words(
        _("{name} cannot be compared with the same coder").format(name=error.name),
        _("name two coders; a second pass of one has a name of its own, as `coder assign --again` gives it"),
    )


@words.register(errors.NotDoneYetError)
def _not_done_yet(error: errors.NotDoneYetError) -> Words:
    facts = {"coder": error.coder, "transcript": error.transcript}
    return Words(
        _("{coder} is not done with {transcript}, so there is nothing to code again").format(**facts),
        _("`coder transcripts done {transcript} --coder {coder}` once it is").format(**facts),
    )


@words.register(errors.UnfitDecisionError)
def _unfit_decision(error: errors.UnfitDecisionError) -> Words:
    if error.reason == "coder":
        message = _("{name} has no passage in this difference").format(name=error.value)
        return Words(message, _("keep the passages of one who has, or decide otherwise"))
    return Words(
        _("nothing is drawn that could hold instead"), _("draw at least one passage, or decide for neither")
    )


@words.register(errors.UnknownDifferenceError)
def _unknown_difference(error: errors.UnknownDifferenceError) -> Words:
    if error.matches:
        message = plural(
            error.matches, "{count} difference is called {{id}}…", "{count} differences are called {{id}}…"
        )
        return Words(message.format(id=error.id), _("write more of the id"))
    return Words(
        _("there is no difference {id} between the coders that are compared").format(id=error.id),
        _(
            "`coder adjudicate` lists them; one gets another id when a coder changes something, and coders who were named there must be named with --between"
        ),
    )


@words.register(errors.DecidedBeforeError)
def _decided_before(error: errors.DecidedBeforeError) -> Words:
    message = _("{place}: {by} has decided this difference already, at {at}")
    place = f"{error.transcript}:{error.start}"
    return Words(
        message.format(place=place, by=error.by, at=minute_utc(error.at)),
        _("nothing was changed; look at what was decided, then decide again (`--again`) if need be"),
    )


@words.register(errors.DifferenceChangedError)
def _difference_changed(error: errors.DifferenceChangedError) -> Words:
    place = f"{error.transcript}:{error.start}"
    return Words(
        _("{place}: a coder has changed what this difference is about").format(place=place),
        _("nothing was changed; look at it again, then decide"),
    )


@words.register(errors.UnknownSpeakerError)
def _unknown_speaker(error: errors.UnknownSpeakerError) -> Words:
    message = _("nobody called “{name}” speaks there").format(name=error.name)
    if not error.speakers:
        return Words(message, _("no transcript with speakers is left by the other filters"))
    return Words(message, _("those who do: {names}").format(names=_(", ").join(error.speakers[:12])))


@words.register(errors.UnknownAttributeError)
def _unknown_attribute(error: errors.UnknownAttributeError) -> Words:
    message = _("no transcript has an attribute “{key}”").format(key=error.key)
    if not error.keys:
        return Words(message, _("`coder transcripts attr ID KEY=VALUE` sets one"))
    return Words(message, _("the attributes there are: {keys}").format(keys=_(", ").join(error.keys)))


@words.register(errors.UnknownCodingError)
def _unknown_coding(error: errors.UnknownCodingError) -> Words:
    message = _("there is no coding {id}").format(id=error.id)
    return Words(message, _("`coder codings list` shows the ids of those there are"))


@words.register(errors.SpanOutsideTextError)
def _span_outside(error: errors.SpanOutsideTextError) -> Words:
    place = f"{error.transcript}:{error.span.start}"
    if error.span.start >= error.span.end:
        message = _("{place}: the passage {start}:{end} holds nothing")
    else:
        message = _("{place}: the passage {start}:{end} lies outside the text, which has {length} characters")
    facts = {"place": place, "start": error.span.start, "end": error.span.end, "length": error.length}
    return Words(
        message.format(**facts),
        _(
            "START and END count characters from 0; `coder transcripts show {id}` lists the turns with theirs"
        ).format(id=error.transcript),
    )


@words.register(errors.UnknownTurnError)
def _unknown_turn(error: errors.UnknownTurnError) -> Words:
    facts = {"id": error.transcript, "turn": error.turn, "turns": error.turns}
    return Words(
        _("{id} has no turn {turn}; its turns are numbered from 1 to {turns}").format(**facts)
        if error.turns
        else _("{id} has no turns").format(**facts),
        _(
            "`coder transcripts show {id}` lists the turns; a passage needs none: `--passage START:END`"
        ).format(**facts),
    )


@words.register(errors.UnknownMemoError)
def _unknown_memo(error: errors.UnknownMemoError) -> Words:
    message = _("there is no memo {id}").format(id=error.id)
    return Words(message, _("`coder memo list` shows the ids of those there are"))


@words.register(errors.UnfitMemoError)
def _unfit_memo(error: errors.UnfitMemoError) -> Words:
    said = {
        "blank": (_("a memo needs words"), _("`coder memo remove MEMO` takes one away")),
        "long": (
            _("this memo has {length} characters, and {longest} is the most"),
            _("put it into several memos, or into a file of its own"),
        ),
        "unstorable": (
            _("this memo holds characters that no text has: NUL, or halves of characters"),
            _("save it again as UTF-8 text"),
        ),
        "encoding": (_("this memo is not UTF-8"), _("save it again as UTF-8 text")),
    }
    message, hint = said[error.reason]
    return Words(message.format(length=f"{error.length:,}", longest=f"{LONGEST_MEMO:,}"), hint)


@words.register(errors.NotYoursError)
def _not_yours(error: errors.NotYoursError) -> Words:
    if error.what == "memo":
        message = _("this memo belongs to {owner}: {id}").format(owner=error.owner, id=error.id)
        return Words(
            message,
            _("only who wrote it may change it; `--coder {owner}` if that is you").format(owner=error.owner),
        )
    message = _("this coding belongs to {owner}: {id}").format(owner=error.owner, id=error.id)
    if error.what == "coding-memo":
        return Words(
            message,
            _(
                "a coding's memo is its coder's; write yours on the passage: `coder memo add --transcript ID --passage START:END`"
            ),
        )
    return Words(
        message,
        _("only its own coder may change or remove it; `--coder {owner}` if that is you").format(
            owner=error.owner
        ),
    )


@words.register(errors.ChangedMeanwhileError)
def _changed_meanwhile(error: errors.ChangedMeanwhileError) -> Words:
    if error.by:
        message = _("{by} has changed the same thing at {at}").format(by=error.by, at=minute_utc(error.at))
    else:
        message = _("the same thing has been changed meanwhile")
    return Words(message, _("nothing was done; look at `coder history`, then try again"))


@words.register(errors.CodedSinceError)
def _coded_since(error: errors.CodedSinceError) -> Words:
    said = (
        plural(
            error.codings,
            "{{id}} has been coded since it was imported: {count} coding, the latest by {{by}}",
            "{{id}} has been coded since it was imported: {count} codings, the latest by {{by}}",
        )
        if error.codings
        else plural(
            error.memos,
            "{{id}} has been written about since it was imported: {count} memo, by {{by}}",
            "{{id}} has been written about since it was imported: {count} memos, the latest by {{by}}",
        )
    )
    message = said.format(id=error.transcript, by=error.by)
    return Words(
        message, _("`coder transcripts remove {id}` takes it out with them").format(id=error.transcript)
    )


@words.register(errors.NothingToUndoError)
def _nothing_to_undo(error: errors.NothingToUndoError) -> Words:
    message = _("{coder} has nothing to redo") if error.redo else _("{coder} has nothing to undo")
    return Words(message.format(coder=error.coder), _("`coder history` shows what was done"))


@words.register(errors.NoProjectError)
def _no_project(error: errors.NoProjectError) -> Words:
    message = _("there is no project here: no coder.yaml in {folder} or above").format(folder=error.start)
    return Words(
        message, _("`coder init DIR` makes one, `coder demo` opens the sample, `--project DIR` names one")
    )


@words.register(errors.ExistsError)
def _exists(error: errors.ExistsError) -> Words:
    said = {
        "project": (_("there is a project in {name} already"), _("open it with `coder --project {name}`")),
        "folder": (_("the folder {name} is not empty"), _("name another folder")),
        "file": (_("the file {name} is there already"), _("name another file, or move that one away")),
        "transcript": (
            _("there is a transcript “{name}” already"),
            _("give this one another name with `--as`, or rename the other: `coder transcripts rename`"),
        ),
        "memo": (
            _("the coding {name} has a memo already"),
            _("`coder memo edit {name}` changes it"),
        ),
    }
    message, hint = said[error.what]
    return Words(message.format(name=error.name), hint.format(name=error.name))


@words.register(errors.NotAFileError)
def _not_a_file(error: errors.NotAFileError) -> Words:
    message = _("{path} is no ordinary file, and is not written to").format(path=error.path)
    return Words(message, _("name a file; for a pipe leave out `-o`"))


@words.register(errors.PartOfAStudyError)
def _part_of_a_study(error: errors.PartOfAStudyError) -> Words:
    message = _("{path} is a database, a codebook or settings: no result is written over it")
    return Words(message.format(path=error.path), _("give the result another name"))


@words.register(errors.UnfitSettingError)
def _unfit_setting(error: errors.UnfitSettingError) -> Words:
    said = {
        "title": (
            _("this cannot be the title of a study: “{value}”"),
            _("it needs a letter, and no line breaks, control characters or marks of writing direction"),
        ),
        "codebook": (
            _("a codebook file cannot be called “{value}” in a project"),
            _("give the file another name, without \\, control characters and blanks at its ends"),
        ),
    }
    message, hint = said[error.key]
    value = error.value if len(error.value) <= 60 else f"{error.value[:60]}…"
    return Words(message.format(value=value), hint)


@words.register(errors.NotADatabaseError)
def _not_a_database(error: errors.NotADatabaseError) -> Words:
    message = _("{path} is no database of coder, or it is damaged ({detail})")
    return Words(
        message.format(path=error.path, detail=error.detail),
        _("move it away, and put a backup from `.coder/backups` in its place"),
    )


@words.register(errors.LostDatabaseError)
def _lost_database(error: errors.LostDatabaseError) -> Words:
    message = _("the database {path} has gone, or is empty").format(path=error.path)
    hint = _("put a backup in its place (`.coder/backups`); to start anew, move the folder {folder} away")
    return Words(message, hint.format(folder=error.path.parent))


@words.register(errors.NewerDatabaseError)
def _newer_database(error: errors.NewerDatabaseError) -> Words:
    message = _("{path} was written by a newer coder (schema {found}, this one knows {known})")
    return Words(
        message.format(path=error.path, found=error.found, known=error.known),
        _("install the newer version; nothing was changed"),
    )


@words.register(errors.DiskError)
def _disk(error: errors.DiskError) -> Words:
    said = {
        "full": (_("the disk is full, or the file may not grow: {path}"), _("make room, then try again")),
        "read-only": (
            _("{path} cannot be written: it is read-only"),
            _("copy the project to where you may write"),
        ),
        "permission": (_("no permission for {path}"), _("check who owns the folder and its permissions")),
        "busy": (
            _("{path} is in use: another program has held it for 30 seconds"),
            _("close the other window or wait for its import, then try again"),
        ),
    }
    message, hint = said.get(error.reason, (_("{path}: {detail}"), _("check the disk and the folder")))
    return Words(message.format(path=error.path, detail=error.detail), hint + _("; nothing was half written"))


@words.register(errors.FileProblemError)
def _file(error: errors.FileProblemError) -> Words:
    """Say the first problem; the command line lists all of them."""
    first = (error.errors or error.problems)[0]
    said = problem_words(first)
    place = ":".join(str(part) for part in (error.path, first.line, first.column) if part)
    return Words(f"{place}: {said.message}", said.hint)
