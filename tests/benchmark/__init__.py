"""Benchmark: this app's home page beside "the floor", the least Streamlit app with one chart and one filter.

``python -m tests.benchmark`` from the checkout prints a Markdown table; ``--quick`` shortens it. It is no test: pytest never
runs it, and nothing fails when a goal is missed. Both sites are measured in turn, in one run, on one machine, so the ratios say
more than the numbers do. Everything stays on the loopback address.

``servers`` starts the two sites, ``browser`` measures what a visitor sees, ``load`` what many visitors cost the server, and
``report`` holds the results against the goals.
"""
