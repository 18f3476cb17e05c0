"""The server: Streamlit over ``pages/menu.py``, with compressed files, security headers and plain routes.

``streamlit run app.py`` starts it. Settings, all optional, are environment variables (on Community Cloud: secrets):
``EGOV_DATA`` names another data folder, ``EGOV_FRAME_ANCESTORS`` the sites that may show the app in a frame, ``DATABASE_URL`` the
database of the live classes.
"""

import asyncio
import gc
import os
import runpy
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from egov_challenges import data_folder, serving, ui
from egov_challenges.live import phone, place

MENU = Path(__file__).resolve().parent / "pages" / "menu.py"
STATIC = Path(st.__file__).resolve().parent / "static"
BASE = f"/{path}" if (path := st.get_option("server.baseUrlPath").strip("/")) else ""


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Make everything that all visitors share before the first one comes; open a browser, as Streamlit does for scripts."""
    ui.warm_up()
    gc.collect()
    gc.freeze()  # what was made so far stays: later collections need not walk over it
    tasks = [asyncio.create_task(place.keep_clear())]
    if not st.get_option("server.headless"):
        tasks.append(asyncio.create_task(open_browser()))
    yield
    for task in tasks:
        task.cancel()


async def open_browser() -> None:
    """Open the home page as soon as the server answers."""
    port = st.get_option("server.port")
    while True:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("localhost", port)
            writer.close()
            break
        await asyncio.sleep(0.1)
    await asyncio.to_thread(webbrowser.open, f"http://localhost:{port}{BASE}")


app = st.App(
    MENU,
    lifespan=lifespan,
    middleware=[
        Middleware(
            serving.SecurityHeaders,
            index=STATIC / "index.html",
            frame_ancestors=lambda: os.environ.get("EGOV_FRAME_ANCESTORS", "'self'"),
        ),
        Middleware(serving.CompressedFiles, folder=STATIC / "static", at=f"{BASE}/static"),
    ],
    routes=[
        *serving.map_routes(lambda: data_folder.outlines(data_folder.chosen()), at=f"{BASE}/map"),
        *phone.Phones(ui.language).routes(BASE),
    ],
)

if __name__ == "__main__":
    if st.runtime.exists():  # a host that runs this file as a plain script still shows the pages
        runpy.run_path(str(MENU))
    else:
        app.run()
