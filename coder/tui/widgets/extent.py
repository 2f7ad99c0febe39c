"""How a part of the screen takes another length of what is in it without having all else laid out anew."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Extent(ScrollView):
    """A view of a size of its own, whatever the length of the list or the text in it.

    Textual lays out and paints the whole screen whenever such a length changes, which takes as long as all
    else that a key does. That is needed only where the view itself is as high as what is in it; when the
    scroll bar comes or goes, Textual does so by itself.
    """

    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        elif self.is_attached:
            self._scroll_update(size)
