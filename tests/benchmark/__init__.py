"""Benchmark: this app beside "the floor", the least Streamlit app with one chart and one filter; and beside itself, grown.

``python -m tests.benchmark`` from the checkout prints a Markdown table; ``--quick`` shortens it. It is no test: pytest never
runs it, and nothing fails when a goal is missed. Both sites are measured in turn, in one run, on one machine, so the ratios say
more than the numbers do. Everything stays on the loopback address.

``servers`` starts the sites, ``browser`` measures what a visitor sees, ``load`` what visitors cost the server. ``pages`` asks the
pages beyond the home for what nobody asked before: *Then and now*, and the pages over a list that ``grown`` has made a hundred
times as long. ``report`` holds the results against the goals.
"""
