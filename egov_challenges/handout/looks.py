"""The looks of the files: black on white, readable on a phone, printed on A4 with no chart cut."""

from __future__ import annotations

from egov_challenges.handout.markup import quoted

BASE = """
:root { color-scheme: light; --size: 16px; }
* { box-sizing: border-box; }
html { font: var(--size)/1.5 "Source Sans", Arial, Helvetica, "Liberation Sans", sans-serif; color: #000; background: #fff; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; overflow-wrap: break-word; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0.5em 0; }
h2 { font-size: 1.5em; line-height: 1.25; margin: 1.6em 0 0.5em; }
h3 { font-size: 1.15em; margin: 1.3em 0 0.4em; }
p, ul, ol, dl { margin: 0 0 0.6em; }
ul, ol { padding-left: 1.6em; }
li { margin-bottom: 0.35em; }
a { color: #0b4f8a; }
mark { background: #ffe58a; color: #000; }
section { border-top: 1px solid #767676; margin-top: 2rem; }
.question { font-size: 1.2em; font-weight: 600; }
.source, .note, .caption { font-size: 0.85em; color: #3d444b; }
.source, .note { margin: 0.15em 0 0.5em; }
.statements { list-style: none; padding: 0; }
.statements p:first-child { margin-bottom: 0; }
dt { font-weight: 700; }
dd { margin: 0 0 0.9em; }
dd p { margin: 0; }
figure { margin: 1.5rem 0 0.5rem; }
figcaption { font-weight: 600; font-size: 1.1em; margin-bottom: 0.4em; }
.still, .numbers { overflow-x: auto; }
.still svg { display: block; width: 100%; min-width: 34rem; height: auto; }
.land { position: absolute; }
:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.85em; line-height: 1.35; }
.caption { margin: 0.6em 0 0.2em; }
th, td { text-align: left; vertical-align: top; padding: 0.15em 0.9em 0.15em 0; border-bottom: 1px solid #c4c9ce; }
thead th { vertical-align: bottom; }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.many thead th:nth-child(n + 3) { writing-mode: vertical-rl; rotate: 180deg; text-align: left; padding: 0 0 0.3em; }
.ask { font-weight: 600; margin-bottom: 0; }
.options { list-style: none; padding: 0; }
.options li { display: flex; gap: 0.6em; align-items: baseline; }
.box { flex: none; width: 1em; height: 1em; border: 1.5px solid #000; align-self: center; }
.line { display: inline-block; width: 8em; border-bottom: 1.5px solid #000; }
.teacher { border-left: 4px solid #767676; padding-left: 0.8em; }
@media print {
  html { font-size: calc(var(--size) * 0.85); }  /* 10 pt, or 12.5 in large type */
  body { max-width: none; padding: 0; }
  nav, .screen { display: none; }
  a { color: #000; text-decoration: none; }
  .source, .note, .caption { color: #333; }
  section { border: 0; margin: 0; }
  section.sheet { break-before: page; }
  main > section.sheet:first-of-type { break-before: auto; }
  h1, h2, h3, .caption, .question, .ask, figcaption, .steps > li > p:first-child, .teacher > p { break-after: avoid; }
  figure, tr, li, dl > div, .options, .room { break-inside: avoid; }
  .steps > li, .sources > li { break-inside: auto; }
  p { orphans: 3; widows: 3; }
  .still, .numbers { overflow: visible; }
  .still svg { min-width: 0; max-width: 17cm; }
  .numbers { margin-bottom: 0.6em; }
  tbody tr:nth-child(-n + 3), tbody tr:nth-last-child(-n + 2) { break-before: avoid; }
  .long { columns: 3; column-gap: 2em; }
  .long.pair { columns: 2; }
  .long table { width: 100%; }
  thead { display: table-header-group; }
  mark { background: none; text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 2px; }
}
"""
LARGE = ":root { --size: 20px; }"
# Of the whole course only: what a script draws stands on the screen, and on paper the picture.
LIVE = """
[hidden] { display: none !important; }
.live { width: 100%; }
.drawn > .still { display: none; }
summary { cursor: pointer; padding: 0.2em 0; min-height: 1.6em; }
details { margin: 0.3em 0 0.8em; }
input[type=search] { font: inherit; width: 100%; padding: 0.4em 0.6em; border: 1px solid #5f6670; }
nav ul { columns: 14em; }
nav li, .terms a { padding: 0.1em 0; }
blockquote { margin: 0.3em 0 0.8em; padding-left: 0.9em; border-left: 3px solid #c4c9ce; }
@media print {
  .drawn > .still { display: block; }
  .live { display: none !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { display: none; }
}
"""


def sheet(left: str) -> str:
    """A4 with the number of each page in its foot and, before it, this text."""
    foot = "font: 8pt Arial, Helvetica, 'Liberation Sans', sans-serif; color: #333;"
    return (
        "@page { size: A4; margin: 16mm 20mm 20mm; "
        f"@bottom-left {{ content: {quoted(left)}; width: 85%; {foot} }} "
        f"@bottom-right {{ content: counter(page) ' / ' counter(pages); {foot} }} }}"
    )
