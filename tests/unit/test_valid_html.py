"""Every page and file that is not Streamlit's, held by the checker of the W3C: the handout, the whole course, the phones."""

import shutil
import subprocess
from os import environ
from pathlib import Path

import pytest

from egov_challenges import data_folder
from egov_challenges.choice import CHARTS, PARTS, Choice
from egov_challenges.handout import paper, whole
from egov_challenges.model import Course

from .test_phone import CHOICE, GUESS, SEVERAL, WORD, Phone, Room

VNU = environ.get("VNU_JAR", "")


def of_the_course(course: Course) -> dict[str, str]:
    outlines = data_folder.outlines(data_folder.HERE)
    everything = Choice(parts=",".join(PARTS), charts=",".join(CHARTS), type="large")
    return {
        "handout": paper(course, Choice(themes="corruption"), outlines).decode(),
        "everything": paper(course, everything, outlines).decode(),
        "course": whole(course, outlines).decode(),
    }


def of_a_phone(course: Course, folder: Path) -> dict[str, str]:
    """The page of a phone in its states, and its answers to what cannot be done."""
    room = Room(folder, course.language)
    phone = Phone(room, by_script=False)
    pages = {"form": phone.get("").body, "unknown": phone.get("/BCDFGH").body, "waiting": phone.get(f"/{room.code}").body}
    for ask, given in ((CHOICE, "divide"), (SEVERAL, "a"), (GUESS, "37"), (WORD, "<tea>")):
        room.ask(ask)
        position = len(room.store.look(room.code, room.now).asked)
        pages[f"{ask.kind}-open"] = phone.get(f"/{room.code}").body
        phone.vote(given, position=position)
        pages[f"{ask.kind}-voted"] = phone.get(f"/{room.code}").body
        pages[f"{ask.kind}-wrong"] = phone.vote("", position=position).body
        room.steer("close")
        pages[f"{ask.kind}-closed"] = phone.get(f"/{room.code}").body
        room.store.let(room.code, room.secret, position, {given: True}, room.now)
        room.steer("reveal" if ask.answered else "show")
        pages[f"{ask.kind}-shown"] = phone.get(f"/{room.code}").body
    room.broken = True
    room.loop.close()
    return pages


@pytest.mark.skipif(not VNU and not environ.get("CI"), reason="no VNU_JAR: the checker of the W3C (vnu-jar from npm) is not here")
def test_what_is_not_of_streamlit_is_valid_html(course: Course, tmp_path: Path) -> None:
    assert VNU, "CI needs VNU_JAR, the checker of the W3C (vnu-jar from npm)"
    java = shutil.which("java")
    assert java, "CI needs Java: install Debian's package default-jre-headless"
    pages = {**of_the_course(course), **of_a_phone(course, tmp_path)}
    files = []
    for name, content in pages.items():
        files.append(tmp_path / f"page-{name}.html")
        files[-1].write_text(content, encoding="utf-8")
    command = [java, "-jar", VNU, "--errors-only", "--format", "text", "--asciiquotes", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
