"""What an XML file from somewhere else says, without following anything it points to."""

from __future__ import annotations

from typing import Any

from lxml import etree

from coder.exchange.unreadable import UnreadableError


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML; one that declares a document type is refused, whatever it declares.

    Entities are expanded in attributes even when the parser is told not to, and a search for the word in the
    bytes misses files in UTF-16: hence the question to the parsed document.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("xml-damaged", line=error.lineno or 0, detail=error.msg or "") from None
    about: Any = root.getroottree().docinfo
    if about.doctype or about.internalDTD is not None:
        raise UnreadableError("xml-doctype")
    return root


def local_name(element: etree._Element) -> str:
    """Name an element without its namespace; a comment or an instruction has no name."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
