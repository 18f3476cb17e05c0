"""The scripts of the whole course in one file: charts drawn as they come into sight, and the search through the sources."""

from __future__ import annotations

import json

from egov_challenges.charts.looks import NO_LAYERS

# Plotly looks here before it asks a CDN.
ASSETS = f"window.PlotlyGeoAssets = {json.dumps({'topojson': {'world_110m': NO_LAYERS}})}\n"
# What is drawn takes the place of the picture that stands there without a script, and on paper.
OURS = """
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent)
  const figures = read("figures")
  const outlines = read("outlines")

  function draw(live) {
    const { data, layout } = figures[live.id]
    for (const trace of data) if (trace.type === "choropleth") trace.geojson = outlines
    live.hidden = false
    live.parentElement.classList.add("drawn")
    layout.font = { color: "#000" }
    Plotly.newPlot(live, data, layout, { displayModeBar: false, responsive: true })
  }

  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue
      near.unobserve(target)
      draw(target.querySelector(".live"))
    }
  }, { rootMargin: "400px" })
  document.querySelectorAll(".live").forEach((live) => near.observe(live.parentElement))

  const search = document.getElementById("search")
  const count = document.getElementById("found")
  const entries = [...document.querySelectorAll(".sources > li")]
  const folded = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase()
  const texts = entries.map((entry) => folded(entry.textContent))
  const find = () => {
    const words = folded(search.value).split(/\\s+/).filter(Boolean)
    const kept = texts.map((text) => words.every((word) => text.includes(word)))
    entries.forEach((entry, place) => { entry.hidden = !kept[place] })
    count.textContent = count.dataset.words.replace("{n}", kept.filter(Boolean).length)
  }
  search.closest("[hidden]").hidden = false
  search.addEventListener("input", find)
  find()

  // A folded part opens where a link of the file leads into it.
  const aimed = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const reveal = () => aimed()?.closest("details")?.setAttribute("open", "")
  window.addEventListener("hashchange", reveal)
  reveal()
})()
"""
