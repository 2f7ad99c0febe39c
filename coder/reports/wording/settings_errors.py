"""What each error about a setting says, and what to do about it."""

from __future__ import annotations

from coder.locale.language import _
from coder.model import errors
from coder.reports.wording.problems import problem_words
from coder.reports.wording.words import Words, words


@words.register(errors.UnknownSettingError)
def _unknown_setting(error: errors.UnknownSettingError) -> Words:
    message = _("there is no setting “{name}”").format(name=error.name)
    if not error.nearest:
        return Words(message, _("`coder config show` lists the settings"))
    return Words(message, _("did you mean {names}?").format(names=_(", ").join(error.nearest)))


@words.register(errors.SettingOfStudyError)
def _setting_of_study(error: errors.SettingOfStudyError) -> Words:
    message = _("“{name}” is a setting of a study, not of a person").format(name=error.name)
    return Words(message, _("go into the project and leave out --user"))


@words.register(errors.UneditableSettingsError)
def _uneditable_settings(error: errors.UneditableSettingsError) -> Words:
    place = ":".join(str(part) for part in (error.path, error.line) if part)
    message = _("{place}: “{name}” cannot be changed here without touching other lines")
    return Words(
        message.format(place=place, name=error.name), _("nothing was written; change it in an editor")
    )


@words.register(errors.RefusedSettingError)
def _refused_setting(error: errors.RefusedSettingError) -> Words:
    said = problem_words(error.problem)
    return Words(f"{error.name}: {said.message}", said.hint)
