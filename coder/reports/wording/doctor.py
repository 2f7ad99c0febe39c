"""What `coder doctor` finds."""

from __future__ import annotations

from coder.locale.language import _

_RESTORE = _("keep the file, and go back to a backup in `.coder/backups`")
_REPORT = _("keep a copy of the project and report this: it should never happen")
_LISTED_UNDER_OLD_ID = _(
    "nothing to do: they are listed under the code's old id; put the code back if it was lost by mistake"
)

RULES: dict[str, tuple[str, str]] = {
    "doctor-integrity": (_("the database file is damaged: {detail}"), _RESTORE),
    "doctor-foreign-keys:1": (_("one row points to something that is not there"), _RESTORE),
    "doctor-foreign-keys": (_("{count} rows point to something that is not there"), _RESTORE),
    "doctor-text": (_("the text {id} is not the one that was imported"), _RESTORE),
    "doctor-no-text": (_("the transcript {id} has no text"), _RESTORE),
    "doctor-turns": (_("turns overlap or leave the text in text {id}"), _RESTORE),
    "doctor-quote": (_("the coding {id} does not stand on the words it quotes"), _REPORT),
    "doctor-old-text:1": (_("one coding stands on an earlier text of its transcript"), _REPORT),
    "doctor-old-text": (_("{count} codings stand on an earlier text of their transcript"), _REPORT),
    "doctor-removed-transcript:1": (_("one coding belongs to a removed transcript"), _REPORT),
    "doctor-removed-transcript": (_("{count} codings belong to removed transcripts"), _REPORT),
    "doctor-memo": (_("the memo {id} says nothing, or not what it is about"), _REPORT),
    "doctor-memo-quote": (_("the memo {id} does not stand on the words it quotes"), _REPORT),
    "doctor-memo-old-text:1": (_("one memo stands on an earlier text of its transcript"), _REPORT),
    "doctor-memo-old-text": (_("{count} memos stand on an earlier text of their transcript"), _REPORT),
    "doctor-memo-removed-transcript:1": (_("one memo belongs to a removed transcript"), _REPORT),
    "doctor-memo-removed-transcript": (_("{count} memos belong to removed transcripts"), _REPORT),
    "doctor-memo-code:1": (
        _("one memo is on “{id}”, which the codebook does not have"),
        _LISTED_UNDER_OLD_ID,
    ),
    "doctor-memo-code": (
        _("{count} memos are on “{id}”, which the codebook does not have"),
        _LISTED_UNDER_OLD_ID,
    ),
    "doctor-journal-order": (_("the journal is out of order at event {seq}"), _REPORT),
    "doctor-replay": (_("the journal tells another story about {kind} {id}"), _REPORT),
    "doctor-codebook": (
        _("the codebook {path} has mistakes ({count}); its last good revision is in force"),
        _("`coder codebook check` lists them"),
    ),
    "doctor-unknown-code:1": (
        _("one coding uses “{id}”, which the codebook does not have"),
        _("put the code back into the codebook"),
    ),
    "doctor-unknown-code": (
        _("{count} codings use “{id}”, which the codebook does not have"),
        _("put the code back into the codebook"),
    ),
    "doctor-codebook-newer": (
        _("{path} has changed since it was last used for coding"),
        _("nothing to do: the next coding puts the new revision on record"),
    ),
    "doctor-permissions": (
        _("others on this machine may read {path} (mode {mode})"),
        _("interviews are personal data: set mode {wanted}"),
    ),
    "doctor-volume": (
        _("the project lies on a network or shared volume ({kind})"),
        _("let one person at a time work on it, or move it to a local disk"),
    ),
    "doctor-synced": (
        _("a cloud service seems to copy the folder {path}"),
        _("it may copy the database while it is being written; pause it while you work, and keep backups"),
    ),
    "doctor-slow-disk": (
        _("the disk is slow: saving one coding takes {ms} ms"),
        _("a local disk needs less than 5 ms"),
    ),
    "doctor-source": (
        _("the file {path} has changed since {id} was imported"),
        _("the coded text is safe in the database; import the new file under another name to use it"),
    ),
}
