"""Words by key, numbers, plurals, dates, lists and names of countries in one language.

Names of countries, plural rules and formats come from CLDR through babel; the words from ``data/<language>/``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

FIELD = re.compile(r"\{(\w+)\}")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})  # the CLDR plural categories

# CLDR knows alpha-3 codes as overlong aliases of its own alpha-2 ones. Taken off: codes that ISO 3166-1 has withdrawn, those
# that it only reserves, and those that it leaves to private use; what stays is ISO 3166-1 (249 codes).
WITHDRAWN = frozenset(["ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"])
RESERVED = frozenset(["ASC", "CPT", "DGA", "TAA"])
PRIVATE = re.compile("AAA|Q[M-Z].|X..|ZZZ")
ALPHA2: Mapping[str, str] = {
    alpha3: names[0]
    for alpha3, names in get_global("territory_aliases").items()
    if re.fullmatch("[A-Z]{3}", alpha3) and alpha3 not in WITHDRAWN | RESERVED and not PRIVATE.fullmatch(alpha3)
}

Word = str | Mapping[str, str]  # a text, or one text per plural category


def is_country(code: str) -> bool:
    """Whether ``code`` is an ISO 3166-1 alpha-3 code."""
    return code in ALPHA2


def is_language(code: str) -> bool:
    """Whether babel knows the language of this folder name (``en``, ``ru``, ``kk``, …)."""
    try:
        Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def fields(word: Word) -> set[str]:
    """The names in braces of a word, over all its plural forms."""
    return set(FIELD.findall(word if isinstance(word, str) else " ".join(word.values())))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replace each ``{name}`` by its value; a name without a value stays, so that it is seen."""
    return FIELD.sub(lambda match: values.get(match[1], match[0]), template)


@lru_cache(maxsize=8192)  # a chart says hundreds of numbers, most of them again and again
def _decimal(value: float, locale: Locale) -> str:
    return str(format_decimal(value, format="#,##0.##", locale=locale))


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the course: its code (a CLDR locale) and its words by dotted key."""

    code: str
    words: Mapping[str, Word] = field(repr=False)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.code)

    def text(self, key: str, **values: object) -> str:
        """The word of ``key`` with its ``{fields}`` filled in; ``n`` also picks the plural form.

        A missing word shows as ``⟨key⟩``: it never falls back to another language.
        """
        word = self.words.get(key)
        if word is None:
            return f"⟨{key}⟩"
        if not isinstance(word, str):
            word = word.get(self._locale.plural_form(float(str(values["n"]))), word["other"])
        return fill(word, {name: self.shown(value) for name, value in values.items()})

    def shown(self, value: object) -> str:
        """A value as it stands in a sentence: numbers in the manner of the language, text as it is."""
        if isinstance(value, int | float):
            return _decimal(value or 0, self._locale)  # -0.0 is 0, also to the cache
        return str(value)

    def signed(self, value: float) -> str:
        """A difference with its sign: +7, −4, 0."""
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return sign + self.shown(abs(value))

    def percent(self, share: float) -> str:
        """A share of 1 as whole per cent: 0.39 → 39%."""
        return str(format_percent(share, locale=self._locale))

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-3) after CLDR."""
        return str(self._locale.territories[ALPHA2[code]])

    def listed(self, items: Iterable[object]) -> str:
        """``a, b and c``."""
        return str(format_list([self.shown(item) for item in items], locale=self._locale))

    def month(self, date: dt.date) -> str:
        """``November 2008``."""
        return str(format_skeleton("yMMMM", date, locale=self._locale))

    def short_month(self, date: dt.date) -> str:
        """``Nov 2008``."""
        return str(format_skeleton("yMMM", date, locale=self._locale))
