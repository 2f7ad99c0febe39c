"""What is wrong in a codebook, beyond how it is written down."""

from __future__ import annotations

from coder.locale.language import _

_BACK = _(
    "put it back; `coder codebook retire`, `merge` and `rename --id` take a code out of use without losing its codings"
)

ERROR_RULES: dict[str, tuple[str, str]] = {
    "wrong-schema": (
        _("this is not a codebook of a kind this version knows: {value}"),
        _("the first field should be `schema: {expected}`"),
    ),
    "bad-id:empty": (_("an id is empty"), _("write letters, digits, `_`, `-` or `.`")),
    "bad-id:long": (
        _("the id “{id}” is longer than 64 characters"),
        _("shorten it; the name may be as long as it likes"),
    ),
    "bad-id:start": (
        _("the id “{id}” does not begin with a letter or digit"),
        _("put a letter or digit first"),
    ),
    "bad-id:character": (
        _("the id “{id}” holds a character that an id cannot have"),
        _("use letters, digits, `_`, `-` and `.`; the name may hold anything"),
    ),
    "bad-id:form": (
        _("the id “{id}” is written with characters that are put together from parts"),
        _("type it again; it looks the same and is stored otherwise"),
    ),
    "duplicate-id": (
        _("the id “{id}” is taken (“{same}”, line {first})"),
        _("give one of them another id; case, width and former ids count"),
    ),
    "bad-uuid": (_("“{value}” is no UUID"), _("delete the line to have one made from the id")),
    "duplicate-uuid": (
        _("this UUID is taken (line {first}): {value}"),
        _("delete the line to have one made from the id"),
    ),
    "bad-color": (_("“{value}” is no colour"), _('write "#RRGGBB" in quotes, such as "#cc3311"')),
    "name-language": (_("“{id}” has no name in a language of this codebook ({languages})"), _("add one")),
    "name-lines": (
        _("the name of “{id}” has a line break or a tab in it"),
        _("write it in one line; `definition` has room for more"),
    ),
    "unknown-code": (
        _("“{field}” names a code that is not there: “{id}”"),
        _("check the spelling, or add the code"),
    ),
    "parent-cycle": (
        _("these codes stand above each other in a ring: {ids}"),
        _("change the `parent` of one of them"),
    ),
    "too-deep-tree": (_("“{id}” has more than {limit} codes above it"), _("move it up")),
    "merge-cycle": (
        _("these codes are merged into each other in a ring: {ids}"),
        _("decide which one stays"),
    ),
    "merged-into-nothing": (
        _("“{id}” is merged, but not into any code"),
        _("add `merged_into`, or make the status `retired`"),
    ),
    "merged-into-unusable": (
        _("“{id}” is merged into “{target}”, which is {status} itself"),
        _("name the code that passages are given today"),
    ),
    "merged-by-former-id": (
        _(
            "“{id}” stands in the former_ids of “{present}”, but both are codes with codings of their own ({count})"
        ),
        _(
            "give “{id}” an entry of its own again; former_ids is for a code under a new id, not for merging two"
        ),
    ),
    "vanished-code:1": (
        _("one coding uses “{id}”, which is no longer in the file"),
        _BACK,
    ),
    "vanished-code": (
        _("{count} codings use “{id}”, which is no longer in the file"),
        _BACK,
    ),
    "codebook-unwritten": (
        _("a change of the codebook is on record, but its file cannot be written"),
        _("make the file and its folder writable; the change is then put in by itself"),
    ),
}
"""The codebook cannot be used."""

WARNING_RULES: dict[str, tuple[str, str]] = {
    "codebook-overtaken": (
        _("the file was edited while a change was about to be written into it; that change is not in it"),
        _("`coder codebook diff {revision}` shows what the file lacks; put in what should be there"),
    ),
    "no-brief": (_("“{id}” does not say what it means"), _("add a sentence as `brief`")),
    "no-example": (_("“{id}” has no example"), _("add one under `examples: typical`")),
    "name-untranslated": (
        _("“{id}” has no name in {languages}"),
        _("add it to `name`, or take the language out of `languages`"),
    ),
    "equal-names": (_("“{id}” is called “{name}” like its neighbour “{other}”"), _("rename one of them")),
    "equal-keywords": (
        _("the keyword “{keyword}” of “{id}” belongs to “{other}” too"),
        _("leave it with one of them, or a text will get both codes"),
    ),
    "kind-differs": (
        _("“{id}” is a {kind} below “{parent}”, a {parents}"),
        _("sums over “{parent}” would mix kinds: move it, or change its `kind`"),
    ),
    "codable-parent": (
        _("“{id}” and its parent “{parent}” can both be given to a passage"),
        _("sums over “{parent}” may count a passage twice: make it a heading with `codable: false`"),
    ),
    "merged-into-unmerged": (
        _("“{id}” has `merged_into`, but its status is not `merged`"),
        _("add `status: merged`, or delete the line"),
    ),
    "split-into-unretired": (
        _("“{id}” has `split_into`, but its status is not `retired`"),
        _("add `status: retired`, or delete the line"),
    ),
}
"""It can, but coders will judge differently or sums will mislead."""

RULES = ERROR_RULES | WARNING_RULES
