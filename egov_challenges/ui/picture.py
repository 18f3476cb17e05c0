"""Buttons that save a chart as a picture: the reader's own browser draws it, so that the server needs none and nothing leaves."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import pandas as pd
import plotly.graph_objects as plotly
import streamlit as st

from egov_challenges import readouts
from egov_challenges.charts.picture import SCALE, picture
from egov_challenges.choice import FILTERS, Choice
from egov_challenges.readouts import Readout
from egov_challenges.ui.filters import label
from egov_challenges.ui.view import View, is_here


def pictures(view: View, choice: Choice, noun: str, chart: plotly.Figure, counted: pd.DataFrame, readout: Readout) -> None:
    """Draw the buttons for the chart of this noun; ``choice`` is what of the view the chart depends on."""
    text = view.language.text
    filters = FILTERS if "chosen" in counted.attrs else ()  # what is not counted over the list is not narrowed by them
    chosen = " · ".join(label(view, name, value) for name in filters if (value := getattr(choice, name)))
    foot = [readout.note, readouts.source(counted, view.course), readouts.made(view.course, _address(view))]
    layout = picture(chart, readout.title, text("picture.chosen", what=chosen) if chosen else "", foot)
    size = {"width": layout["width"], "height": layout["height"], "filename": file_name(choice, noun)}
    data = {
        "chart": f"chart_{noun}",
        "layout": layout,
        "png": {"format": "png", "scale": SCALE, **size},
        "svg": {"format": "svg", "scale": 1, **size},
        "words": {"png": text("picture.png"), "svg": text("picture.svg")},
    }
    component = st.components.v2.component("egov_pictures", html=_HTML, css=_CSS, js=_JS)
    component(data=data, key=f"chart_{noun}_pictures", width="content")


def file_name(choice: Choice, noun: str) -> str:
    """The noun of a chart and, after it, what was chosen; a search may hold what a file's name may not, and is left out."""
    return "-".join([noun, *(value for name, value in choice.params().items() if name not in {"q", "page"})])


def _address(view: View) -> str:
    """The address of the view; without its host where that is the reader's own machine."""
    url = urlsplit(st.context.url or "")
    host = "" if is_here(st.context.url or "") else f"{url.scheme}://{url.netloc}"
    query = urlencode(view.choice.params())
    return f"{host}{url.path or '/'}" + (f"?{query}" if query else "")


_BUTTON = '<button type="button" name="{}"><span aria-hidden="true" translate="no">download</span><b></b></button>'
_HTML = f"<div>{_BUTTON.format('png')}{_BUTTON.format('svg')}</div>"
# The looks of Streamlit's own buttons, for one stands beside these.
_CSS = """
div { display: flex; flex-wrap: wrap; gap: 1rem; }
button {
  display: flex; align-items: center; gap: 0.5rem; min-height: 2.5rem; padding: 0.25rem 0.75rem; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  background: transparent; color: var(--st-text-color); font: 0.875rem/1.6 var(--st-font);
}
button:hover, button:active { background: var(--st-secondary-background-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
b { font-weight: inherit; }
span { font: 1rem/1 "Material Symbols Rounded"; }
"""
# Plotly copies the layout when its own button is pressed, and draws the copy out of sight. The button is not shown (frame.py):
# it knows neither the size nor the words of the picture. So for the moment of that press the chart gets another layout.
# Streamlit loses the focus when the content of a popover comes after the popover; the keyboard gets it back (1.67.0).
_JS = """export default function ({ data, parentElement }) {
  const buttons = parentElement.querySelectorAll("button")
  for (const button of buttons) {
    button.querySelector("b").textContent = data.words[button.name]
    button.onclick = () => save(data, data[button.name])
  }
  if (document.activeElement === document.body) buttons[0].focus({ preventScroll: true })
}

function save({ chart, layout }, options) {
  const plot = document.querySelector(`.st-key-${chart} .js-plotly-plot`)
  const press = plot?.querySelector(".modebar-btn")
  if (!press) return
  const kept = [plot.layout, plot._context.toImageButtonOptions]
  plot.layout = { ...plot.layout, ...layout }
  plot._context.toImageButtonOptions = options
  window.addEventListener("click", keepOpen, { capture: true })
  try {
    press.dispatchEvent(new MouseEvent("click")) // bubbles no further
  } finally {
    ;[plot.layout, plot._context.toImageButtonOptions] = kept
  }
}

// Plotly hands out the file by a click on a link at the end of the page: Streamlit would close the popover over it.
function keepOpen(event) {
  if (!event.target.download) return
  event.stopPropagation()
  window.removeEventListener("click", keepOpen, { capture: true })
}"""
