"""Why the codebook cannot be changed so."""

from __future__ import annotations

from coder.locale.language import _
from coder.model import codebook_errors
from coder.reports.wording.codebook import RULES
from coder.reports.wording.words import Words, words


@words.register(codebook_errors.UnfitCodeIdError)
def _unfit_id(error: codebook_errors.UnfitCodeIdError) -> Words:
    message, hint = RULES[f"bad-id:{error.reason}"]
    return Words(message.format(id=error.id), hint)


@words.register(codebook_errors.CodeIdTakenError)
def _id_taken(error: codebook_errors.CodeIdTakenError) -> Words:
    if error.former:
        message = _("the id “{id}” was once that of the code “{by}”")
    else:
        message = _("the id “{id}” is taken by the code “{by}”")
    hint = _("choose another: case and width make no difference, and no id is used a second time")
    return Words(message.format(id=error.id, by=error.by), hint)


@words.register(codebook_errors.UnfitParentError)
def _unfit_parent(error: codebook_errors.UnfitParentError) -> Words:
    if error.reason == "cycle":
        message = _("“{id}” cannot stand below “{parent}”, which is itself or below it")
        hint = _("move “{parent}” out first, or choose another parent")
    else:
        message = _("below “{parent}” there is no room for “{id}”: only {limit} codes may stand above one")
        hint = _("choose a parent further up")
    facts = {"id": error.id, "parent": error.parent, "limit": error.limit}
    return Words(message.format(**facts), hint.format(**facts))


@words.register(codebook_errors.NotASiblingError)
def _not_a_sibling(error: codebook_errors.NotASiblingError) -> Words:
    if error.parent is None:
        message = _("“{id}” is no other code at the top, so none can follow it there")
    else:
        message = _("“{id}” is no other code below “{parent}”, so none can follow it there")
    hint = _("`--after` names a code that has the same parent; `coder codebook show` shows the tree")
    return Words(message.format(id=error.id, parent=error.parent), hint)


@words.register(codebook_errors.MergeIntoItselfError)
def _into_itself(error: codebook_errors.MergeIntoItselfError) -> Words:
    return Words(
        _("“{id}” cannot be merged into itself").format(id=error.id), _("name the code that is to stay")
    )


@words.register(codebook_errors.CodeStillNeededError)
def _still_needed(error: codebook_errors.CodeStillNeededError) -> Words:
    if error.reason == "children":
        message = _("codes stand below “{id}”: {by}")
        hint = _("move them first: `coder codebook move {first} --parent CODE`")
    else:
        message = _("codes were merged into “{id}”, so it has to stay: {by}")
        hint = _("merge “{id}” into another code instead; what was merged into it then goes there too")
    facts = {"id": error.id, "by": _(", ").join(error.by), "first": error.by[0]}
    return Words(message.format(**facts), hint.format(**facts))


@words.register(codebook_errors.NothingToSplitIntoError)
def _nothing_to_split_into(error: codebook_errors.NothingToSplitIntoError) -> Words:
    return Words(
        _("no new codes were named to split “{id}” into").format(id=error.id),
        _("name them behind `--into`, two or more"),
    )


@words.register(codebook_errors.FixedFieldError)
def _fixed_field(error: codebook_errors.FixedFieldError) -> Words:
    message = _("the field “{field}” cannot be set").format(field=error.field)
    instead = {
        "id": _("`coder codebook rename --id` gives a code another id"),
        "name": _("`coder codebook rename` gives a code another name"),
        "parent": _("`coder codebook move` puts a code below another"),
        "merged_into": _("`coder codebook merge` merges two codes"),
        "split_into": _("`coder codebook split` splits a code"),
    }
    fields = _("what can be set: {fields}").format(fields=_(", ").join(error.settable))
    return Words(message, instead.get(error.field, fields))


@words.register(codebook_errors.UnfitFieldError)
def _unfit_field(error: codebook_errors.UnfitFieldError) -> Words:
    said = {
        "empty": (_("“{field}” holds an empty text"), _("write something, or leave it out altogether")),
        "character": (
            _("the text for “{field}” holds a character that a codebook cannot have"),
            _("type it again; signs that cannot be seen often come along when text is copied"),
        ),
        "lines": (
            _("a name has no line break or tab in it: “{value}”"),
            _("write it in one line; `definition` has room for more"),
        ),
        "choice": (_("“{value}” cannot stand in “{field}”"), _("choose one of {choices}")),
        "color": RULES["bad-color"],
        "language": (
            _("“{value}” is a name in none of the languages of this codebook"),
            _("give one in {choices}"),
        ),
    }
    otherwise = (
        _("“{field}” cannot hold “{value}”"),
        _("`coder codebook show CODE` shows what stands in it"),
    )
    message, hint = said.get(error.reason, otherwise)
    facts = {"field": error.field, "value": error.value, "choices": _(", ").join(error.choices)}
    return Words(message.format(**facts), hint.format(**facts))


@words.register(codebook_errors.CannotPatchError)
def _cannot_patch(error: codebook_errors.CannotPatchError) -> Words:
    message = _(
        "the codebook is written in a way that cannot be changed safely here: lines {first} to {last}"
    )
    hint = _("nothing was changed; change “{id}” there with an editor, then run `coder codebook check`")
    return Words(message.format(first=error.first, last=error.last), hint.format(id=error.id))
