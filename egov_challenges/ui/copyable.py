"""A text to take along: shown whole in a field of its own, with a button that copies it."""

from __future__ import annotations

import streamlit as st

from egov_challenges.language import Language


def copyable(language: Language, label: str, text: str, key: str) -> None:
    """Draw the text under its label; the button works without a secure connection, too."""
    words = {"label": label, "copy": language.text("copy.button"), "copied": language.text("copy.done")}
    component = st.components.v2.component("egov_copyable", html=_HTML, css=_CSS, js=_JS)
    component(data={"text": text, "words": words}, key=key)


_HTML = (
    '<label></label><textarea readonly rows="3"></textarea><div><button type="button"></button><span role="status"></span></div>'
)
_CSS = """
label { display: block; margin-bottom: 0.25rem; font: 0.875rem/1.6 var(--st-font); color: var(--st-text-color); }
textarea {
  box-sizing: border-box; width: 100%; padding: 0.5rem; resize: vertical; word-break: break-all;
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
  background: var(--st-secondary-background-color); color: var(--st-text-color); font: 0.8rem/1.5 var(--st-code-font);
}
button {
  min-height: 2.5rem; margin: 0.5rem 0.75rem 0 0; padding: 0.25rem 0.75rem; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  background: transparent; color: var(--st-text-color); font: 0.875rem/1.6 var(--st-font);
}
button:hover, button:active { background: var(--st-secondary-background-color); }
:is(textarea, button):focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { font: 0.875rem/1.6 var(--st-font); color: var(--st-text-color); }
"""
_JS = """export default function ({ data, parentElement }) {
  const [label, field, button, said] = ["label", "textarea", "button", "span"].map((name) => parentElement.querySelector(name))
  field.id = "copyable"
  label.htmlFor = field.id
  label.textContent = data.words.label
  button.textContent = data.words.copy
  if (field.value !== data.text) said.textContent = ""
  field.value = data.text
  button.onclick = async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      document.execCommand("copy") // where the connection is not secure there is no clipboard to write to
    }
    said.textContent = data.words.copied
  }
}"""
