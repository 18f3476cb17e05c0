"""The floor: the least Streamlit app with one chart and one filter, written the way most are."""

import pandas as pd
import plotly.express as px
import streamlit as st

sources = pd.DataFrame(
    [
        {"year": str(year), "kind": kind, "sources": 1 + (year * step) % 7}
        for kind, step in (("article", 3), ("report", 5))
        for year in range(1999, 2012)
    ]
)
kind = st.selectbox("Kind", ["all", "article", "report"])
chosen = sources if kind == "all" else sources[sources["kind"] == kind]
st.plotly_chart(px.bar(chosen, x="year", y="sources", title=f"Sources: {kind}"))
