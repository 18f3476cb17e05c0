"""HTML and SVG put together from elements: the one place where text from data is escaped on its way into a file.

``tag`` escapes whatever is not ``Markup`` already, and only ``tag`` and the functions here make any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from markupsafe import Markup, escape

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
VOID = frozenset({"br", "hr", "input", "meta"})  # elements that have no end
Content = str | Markup | None


def tag(name: str, /, *content: Content, **attributes: object) -> Markup:
    """An element with this content; in names of attributes ``_`` stands for ``-``, and at their end for nothing.

    An attribute that is ``None`` or ``False`` is left out, one that is ``True`` has no value.
    """
    said = [
        escape(key.rstrip("_").replace("_", "-")) + ("" if value is True else Markup('="{}"').format(str(value)))
        for key, value in attributes.items()
        if value is not None and value is not False
    ]
    opening = Markup("<{}>").format(Markup(" ").join([Markup(name), *said]))  # noqa: S704 - names stand in our code
    return opening if name in VOID else opening + joined(content) + Markup("</{}>").format(name)


def joined(parts: Iterable[Content], by: str = "") -> Markup:
    """Parts one after the other; those that are nothing are left out."""
    return escape(by).join(part for part in parts if part)


def items(parts: Iterable[Content], name: str = "ul", **attributes: object) -> Markup:
    """A list; nothing where it has no items."""
    lines = [tag("li", part) for part in parts if part]
    return tag(name, *lines, **attributes) if lines else Markup()


def printable(code: str) -> str:
    """A script without the control characters that may not stand in HTML: in the texts of a script, escapes mean the same."""
    return CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", code)


def script(code: str) -> Markup:
    """A script of our own or of plotly: taken as it is, and refused if it would end itself."""
    if "</script" in code.lower() or "<!--" in code:
        raise ValueError("this script would end before its end")
    return Markup("<script>") + Markup(code) + Markup("</script>")  # noqa: S704 - code, not data


def style(rules: str) -> Markup:
    """Our own rules of style."""
    return Markup("<style>") + Markup(rules) + Markup("</style>")  # noqa: S704 - code, not data


def data(id_: str, content: object) -> Markup:
    """Data for a script as JSON, in which nothing can end the element: ``<`` is written as a number."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return tag("script", Markup(written), type="application/json", id=id_)  # noqa: S704 - see above


def quoted(text: str) -> str:
    """A text as a string of CSS, in which nothing can end the string or the style.

    A space is written as a number, too: after the number of another letter it would be taken for its end, and be lost.
    """
    return '"' + "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}" for letter in text) + '"'
