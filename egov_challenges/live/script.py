"""The script of the phones' page: it follows the room, and a vote tapped in a gap of the network arrives when that ends.

The page works without it. It asks about every two seconds whether something has changed, more seldom when nobody looks. What
a person is about to choose is not lost when the page changes under it, and neither is the focus. A vote is kept until the server
has answered to it; sent twice, it is still one. Where no cookie comes through, the script's own token tells the device from
others; it is a day old at most when it is made anew.
"""

JS = """(function () {
  "use strict"
  var here = document.body.getAttribute("data-here")
  if (!here || !window.fetch || !window.Promise) return
  var now = document.getElementById("now"), note = document.getElementById("note")
  var link = document.getElementById("link"), said = document.getElementById("said")
  var SOON = 2000, HIDDEN = 10000, MOST = 6000, LIMIT = 10000
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", DAY = 86400000
  var tag = null, timer = 0, fails = 0, asking = false, sending = false, over = false
  var answered = 0, touched = null, device = token(), vote = kept()

  document.addEventListener("submit", function (event) {
    var form = event.target
    if (!form.getAttribute("data-ask")) return
    event.preventDefault()
    vote = { ask: form.getAttribute("data-ask"), body: written(form), at: Date.now() }
    keep(vote)
    send()
  })
  document.addEventListener("visibilitychange", function () { if (!document.hidden) soon(0) })
  window.addEventListener("online", function () { soon(0) })
  window.addEventListener("pageshow", function () { soon(0) })
  if (vote) send()
  soon(SOON)

  function soon(wait) {
    clearTimeout(timer)
    if (over) return
    timer = setTimeout(ask, wait + Math.random() * 400)
  }

  function pace() {
    if (fails) return Math.min(MOST, 1000 * Math.pow(2, fails - 1)) * (0.75 + Math.random() / 2)
    return document.hidden ? HIDDEN : SOON
  }

  function request(path, options) {
    var stop = window.AbortController && new AbortController()
    var limit = stop && setTimeout(function () { stop.abort() }, LIMIT)
    options.headers["X-Egov-Phone"] = device
    options.credentials = "same-origin"
    options.cache = "no-store"
    if (stop) options.signal = stop.signal
    return fetch(here + path, options).then(function (answer) {
      return answer.text().then(function (text) {
        clearTimeout(limit)
        return { status: answer.status, tag: answer.headers.get("ETag"), text: text }
      })
    })
  }

  function ask() {
    if (vote && !sending) return send()
    if (asking || sending) return soon(SOON)
    asking = true
    var before = answered
    request("/now", { headers: tag ? { "If-None-Match": tag } : {} }).then(function (answer) {
      asking = false
      if (answer.status >= 500 || answer.status === 429) return failed()
      fails = 0
      if (!vote) tell("")
      // what was asked before a vote was answered may be older than that
      if (answer.status !== 304 && !sending && before === answered) put(answer, false)
      soon(pace())
    }).catch(function () { asking = false; failed() })
  }

  function failed() {
    fails += 1
    if (fails > 1) tell(vote ? link.getAttribute("data-unsaved") : link.getAttribute("data-offline"))
    soon(pace())
  }

  function send() {
    if (sending || !vote) return
    var mine = vote
    sending = true
    tell(link.getAttribute("data-sending"))
    var headers = { "Content-Type": "application/x-www-form-urlencoded" }
    request("/vote", { method: "POST", headers: headers, body: mine.body }).then(function (answer) {
      sending = false
      if (answer.status >= 500 || answer.status === 429) return unsaved()
      fails = 0
      answered += 1
      tell("")
      if (vote === mine) { vote = null; keep(null); put(answer, true) }
      soon(vote ? 0 : SOON)
    }).catch(function () { sending = false; unsaved() })
  }

  function unsaved() {
    fails += 1
    tell(link.getAttribute("data-unsaved"))
    soon(pace())
  }

  function put(answer, own) {
    var box = document.createElement("div")
    box.innerHTML = answer.text
    var alarm = box.querySelector(".note"), was = asked(now), is = asked(box)
    if (alarm) {
      box.removeChild(alarm)
      note.textContent = ""
      note.appendChild(alarm)
      alarm.scrollIntoView({ block: "nearest" })
    } else if (own || was !== is) note.textContent = ""
    over = answer.status === 404 || answer.status === 410
    tag = answer.status === 200 ? answer.tag : null
    if (box.innerHTML !== now.innerHTML) draw(box.innerHTML, was === is && touched === was && !(own && answer.status === 200))
  }

  function draw(html, same) {
    var chosen = same ? values(now) : []
    var focused = now.contains(document.activeElement) ? document.activeElement.id : ""
    now.innerHTML = html
    choose(chosen)
    if (!same) touched = null
    var again = focused && document.getElementById(focused)
    if (again) again.focus({ preventScroll: true })
    else if (focused) now.focus({ preventScroll: true })
    var parts = now.querySelectorAll("h1, .state, .answer")
    said.textContent = Array.prototype.map.call(parts, function (part) { return part.textContent }).join(". ")
  }

  function asked(place) {
    var form = place.querySelector("[data-ask]")
    return form && form.getAttribute("data-ask")
  }

  function touch() { touched = asked(now) }
  now.addEventListener("input", touch)
  now.addEventListener("change", touch)

  function values(form) {
    return Array.prototype.map.call(form.querySelectorAll("[name=given]"), function (field) {
      return { id: field.id, checked: field.checked, value: field.value }
    })
  }

  function choose(chosen) {
    chosen.forEach(function (was) {
      var field = document.getElementById(was.id)
      if (!field || !now.contains(field)) return
      if (field.type === "text") field.value = was.value
      else field.checked = was.checked
    })
  }

  function written(form) {
    var pairs = []
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || ((field.type === "radio" || field.type === "checkbox") && !field.checked)) return
      pairs.push(encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value))
    })
    return pairs.join("&")
  }

  function tell(text) { if (link.textContent !== text) link.textContent = text }

  function keep(what) {
    try {
      if (what) sessionStorage.setItem("egov-vote " + here, JSON.stringify(what))
      else sessionStorage.removeItem("egov-vote " + here)
    } catch (refused) { /* then it lasts as long as the page */ }
  }

  function token() {
    try {
      var had = (localStorage.getItem("egov-phone") || "").split(" "), made = had[0]
      if (!/^[A-Za-z0-9_-]{22}$/.test(made) || !(Date.now() - had[1] < DAY)) {
        var bytes = crypto.getRandomValues(new Uint8Array(22))
        made = Array.prototype.map.call(bytes, function (byte) { return LETTERS.charAt(byte % 64) }).join("")
      }
      localStorage.setItem("egov-phone", made + " " + Date.now())
      return made
    } catch (refused) { return "1" }
  }

  function kept() {
    try { return JSON.parse(sessionStorage.getItem("egov-vote " + here)) } catch (refused) { return null }
  }
})()
"""
