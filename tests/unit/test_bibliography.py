"""References for other programs: what is written is read back by somebody else's reader and says the same."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pybtex.database
import pytest
import rispy
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from egov_challenges import __version__, csl
from egov_challenges import course as courses
from egov_challenges.bibliography import FORMATS, apa, bibtex, citable, csl_json
from egov_challenges.model import Course
from egov_challenges.reference import Further, Item

from ..programs import run

RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def item(**variables: Any) -> Item:
    base = {"id": "one", "type": "book", "issued": {"date-parts": [[2001]]}, "title": "A title"}
    return Item.model_validate(base | {name.replace("_", "-"): value for name, value in variables.items()})


def full(kind: str, id_: str) -> Item:
    """An item of which a lecturer's reference manager knew everything."""
    return item(
        id=id_,
        type=kind,
        author=[
            {"family": "Dijk", "given": "Jan", "non-dropping-particle": "van", "suffix": "Jr."},
            {"literal": "A and B, Inc."},
        ],
        editor=[{"family": "Quirk", "given": "Z."}],
        translator=[{"family": "Trent", "given": "A."}],
        container_title="Journal & Co",
        publisher="Wiley and Sons",
        event_title="Conference",
        DOI="10.1000/a_b%c",
        URL="https://example.org/c_d%20e#f&g",
        ISBN="978-3-16-148410-0",
        ISSN="2049-3630",
        edition="2",
        language="en-GB",
        abstract="First line\nER  - second line",
        keyword="trust; access",
        version="1.5",
        original_date={"date-parts": [[1990]]},
        accessed={"date-parts": [[2002, 2]]},
    )


FULL = [full(kind, f"full-{number}") for number, kind in enumerate(sorted(csl.TYPES))]


def by_id(text: str) -> dict[str, dict[str, Any]]:
    return {found["id"]: found for found in json.loads(text)}


def pandoc(form: str, content: bytes) -> dict[str, dict[str, Any]]:
    return by_id(run("pandoc", "--from", form, "--to", "csljson", text=content.decode()))


# --- BibTeX ----------------------------------------------------------------------------------------------------------


def as_bibtex_says_it(record: dict[str, Any]) -> dict[str, Any]:
    """A CSL item with what BibTeX has no place for said as it can say it."""
    said = {name: value for name, value in record.items() if name != "custom"}
    if said["type"] == "interview" or (said["type"] == "article-magazine" and "container-title" not in said):
        said["type"] = ""  # @misc
    if "event-title" in said:
        said["event"] = said.pop("event-title")  # pandoc 2 writes the older name
    if said["type"] == "report":
        if "collection-title" in said:
            said["genre"], said["number"] = said.pop("collection-title"), said.pop("collection-number")
        said.setdefault("publisher", said["author"][0].get("literal"))
    return said


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_reads_the_bibtex_and_finds_every_variable_of_every_record(course: Course, form: str) -> None:
    read = pandoc(form, FORMATS["bibtex"].write(course.references))
    assert read == {record["id"]: as_bibtex_says_it(record) for record in csl_json(course.references)}


def test_biber_takes_the_bibtex_with_the_one_remark_that_xlviii_is_no_number(course: Course, tmp_path: Path) -> None:
    source = tmp_path / "list.bib"
    source.write_bytes(FORMATS["bibtex"].write([*course.references, *citable(course)]))
    told = run("biber", "--tool", "--validate-datamodel", f"--output-file={tmp_path / 'out.bib'}", str(source))
    remarks = [line for line in told.splitlines() if not line.startswith("INFO")]
    assert len(remarks) == 1, told
    assert "'sharma2002'" in remarks[0]
    assert "'volume' must be datatype 'integer'" in remarks[0]


def test_pybtex_reads_names_months_and_protected_capitals(course: Course) -> None:
    read = pybtex.database.parse_bytes(FORMATS["bibtex"].write(course.references), "bibtex").entries
    assert list(read) == [reference.id for reference in course.references]
    assert read["bakenova2008"].fields["title"] == "{Civil service in Kazakhstan: Déjà Vu?}"
    assert read["ho2002"].persons["author"][0].last_names == ["Ho"]
    assert str(read["ho2002"].persons["author"][0]) == "Ho, A. T.-K."
    assert read["world-bank2006"].persons["author"][0].last_names == ["{The World Bank}"]
    assert [str(person) for person in read["makhmutova2001"].persons["editor"]] == ["Munteanu, Igor", "{Popa Victor}"]
    assert read["kabir2008"].fields["month"] == "November"  # out of braces, where the name of a month is one
    assert {entry.type for entry in read.values()} == {
        "article", "book", "incollection", "techreport", "mastersthesis", "dataset", "misc", "unpublished",
    }  # fmt: skip
    assert read["bhuiyan2006"].fields["journal"] == r"{Journal of Politics \& Administration}"


def test_a_thesis_is_told_from_a_doctoral_one(course: Course) -> None:
    assert b"@mastersthesis{hasse2002," in FORMATS["bibtex"].write(course.references)
    doctoral = item(type="thesis", genre="Doctoral dissertation", publisher="Åbo Akademi")
    assert FORMATS["bibtex"].write([doctoral]).startswith(b"@phdthesis{")
    assert FORMATS["bibtex"].write([item(type="thesis")]).startswith(b"@misc{")


def test_pandoc_finds_in_the_bibtex_what_no_page_shows() -> None:
    read = pandoc("biblatex", FORMATS["bibtex"].write(FULL))
    assert len(read) == len(FULL)
    for found in read.values():
        assert found["DOI"] == "10.1000/a_b%c"
        assert found["URL"] == "https://example.org/c_d%20e#f&g"
        assert (found["ISBN"], found["ISSN"], found["version"]) == ("978-3-16-148410-0", "2049-3630", "1.5")
        assert found["abstract"] == "First line ER - second line"
        assert found["keyword"] == "trust; access"
        assert found["original-date"] == {"date-parts": [[1990]]}
        assert found["accessed"] == {"date-parts": [[2002, 2]]}
        assert found["translator"] == [{"family": "Trent", "given": "A."}]
        assert found["author"] == [
            {"dropping-particle": "van", "family": "Dijk", "given": "Jan", "suffix": "Jr."},
            {"literal": "A and B, Inc."},
        ]


# --- RIS -------------------------------------------------------------------------------------------------------------


def ris_lines(content: bytes) -> list[list[tuple[str, str]]]:
    """RIS by its rule alone, without a library: per entry its tags and values."""
    text = content.decode()
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    entries: list[list[tuple[str, str]]] = []
    for line in filter(None, text.split("\r\n")):
        found = RIS_LINE.fullmatch(line)
        assert found, f"no line of RIS: {line!r}"
        tag, value = found.groups()
        if tag == "TY":
            entries.append([])
        entries[-1].append((tag, value))
    assert all(entry[-1] == ("ER", "") for entry in entries)
    return entries


def test_rispy_and_a_reader_by_hand_find_the_records_in_the_ris(course: Course) -> None:
    content = FORMATS["ris"].write(course.references)
    read = rispy.loads(content.decode())
    entries = ris_lines(content)
    assert len(read) == len(entries) == 49
    for record, reference, entry in zip(read, course.references, entries, strict=True):
        tags = dict(reversed(entry))
        assert record["id"] == tags["ID"] == reference.id
        assert record["title"] == tags["TI"] == reference.title
        assert record["authors"] == [value for tag, value in entry if tag == "AU"] == [name.text for name in reference.author]
        assert record["year"] == tags["PY"] == str(reference.year)
        assert record.get("volume") == reference.volume
        assert record.get("number") == reference.issue
        assert record.get("publisher") == reference.publisher
        pages = [record[key] for key in ("start_page", "end_page") if key in record]
        assert "-".join(pages) == (reference.page or "")
        printed = record.get("access_date", "").strip("/").split("/") if reference.accessed else []
        assert tuple(map(int, printed)) == (reference.accessed.parts if reference.accessed else ())


def test_ris_tells_kinds_days_series_and_editors(course: Course) -> None:
    entries = {dict(entry)["ID"]: entry for entry in ris_lines(FORMATS["ris"].write(course.references))}
    assert {entry[0][1] for entry in entries.values()} == {
        "JOUR", "MGZN", "NEWS", "BOOK", "CHAP", "DATA", "RPRT", "SLIDE", "THES", "GEN",
    }  # fmt: skip
    assert ("M3", "interview") in entries["egov-magazine2007"]
    assert ("DA", "2005/12//") in entries["keesing2005"]
    assert ("DA", "2001/12/17/") in entries["robinson2001"]
    assert {("T3", "ZEF Discussion Papers on Development Policy"), ("M1", "8")} <= set(entries["bayes1999"])
    assert {("A2", "Munteanu, Igor"), ("A2", "Popa Victor")} <= set(entries["makhmutova2001"])
    assert ("N1", "event-date: 2004-06-27") in entries["yunus2004"]


def test_what_has_no_tag_in_ris_is_written_as_a_note() -> None:
    (entry,) = ris_lines(FORMATS["ris"].write([full("book", "one")]))
    assert {("DO", "10.1000/a_b%c"), ("UR", "https://example.org/c_d%20e#f&g"), ("LA", "en-GB")} <= set(entry)
    assert {("KW", "trust"), ("KW", "access"), ("AB", "First line ER - second line"), ("A4", "Trent, A.")} <= set(entry)
    assert {("ET", "2"), ("N1", "version: 1.5")} <= set(entry)
    assert {("SN", "978-3-16-148410-0"), ("N1", "ISSN: 2049-3630")} <= set(entry) or ("SN", "2049-3630") in entry
    assert ("N1", "original-date: 1990") in entry


# --- CSL -------------------------------------------------------------------------------------------------------------


def schema(root: Path) -> dict[str, Any]:
    """The shapes of CSL JSON, put together from the names in ``tests/data/csl-data.yaml``."""
    named = yaml.safe_load((root / "tests" / "data" / "csl-data.yaml").read_text(encoding="utf-8"))
    text = {"type": "string"}
    name = {
        "type": "object",
        "properties": dict.fromkeys(("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), text),
        "additionalProperties": False,
    }
    parts = {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3}
    date = {
        "type": "object",
        "properties": {"date-parts": {"type": "array", "items": parts, "minItems": 1, "maxItems": 2}},
        "additionalProperties": False,
    }
    shapes = {
        "texts": text,
        "numbers": {"type": ["string", "number"]},
        "names": {"type": "array", "items": name},
        "dates": date,
    }
    variables: dict[str, Any] = {variable: shapes[group] for group, list_ in named.items() for variable in list_.split()}
    variables |= {
        "categories": {"type": "array", "items": text},
        "custom": {"type": "object"},
        "type": {"enum": sorted(csl.TYPES)},
    }
    one = {"type": "object", "properties": variables, "required": ["type", "id"], "additionalProperties": False}
    return {"type": "array", "items": one}


def test_csl_json_is_of_the_official_shapes(course: Course, root: Path) -> None:
    for items in (course.references, citable(course), FULL):
        written = json.loads(FORMATS["csl_json"].write(items))
        jsonschema.Draft7Validator(schema(root)).validate(written)
        assert [record["id"] for record in written] == [record.id for record in items]


def test_every_variable_of_csl_is_known_and_none_besides(root: Path) -> None:
    variables = schema(root)["items"]["properties"].keys()
    known = {field.alias or name for name, field in Item.model_fields.items()}
    assert known - variables == {"editor-translator"}  # of the specification; the schema has forgotten it
    assert variables - known == {"custom"}  # the entry as printed, of references alone


def test_pandoc_reads_the_csl_json_as_it_was_written(course: Course) -> None:
    for items in (course.references, FULL):
        content = FORMATS["csl_json"].write(items)
        read = pandoc("csljson", content)
        for id_, record in by_id(content.decode()).items():
            shown = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in record.items()}
            assert {name: value for name, value in shown.items() if name != "custom"} == read[id_]


def test_pandoc_prints_every_entry_of_the_csl_yaml(course: Course, tmp_path: Path) -> None:
    file = tmp_path / "sources.csl.yaml"
    file.write_bytes(FORMATS["csl_yaml"].write(course.references))
    page = run("pandoc", "--citeproc", f"--bibliography={file}", "--to=html", text='---\nnocite: "@*"\n---\n')
    assert page.count("csl-entry") == 49


def test_the_csl_yaml_is_a_list_that_the_app_reads_and_finds_the_same_records_in(course: Course, folder: Path) -> None:
    (folder / "references.yaml").write_bytes(FORMATS["csl_yaml"].write(course.references))
    assert courses.load(folder).references == course.references


def test_what_no_page_shows_is_kept_on_the_record_and_given_back(course: Course, folder: Path) -> None:
    list_ = folder / "references.yaml"
    further = {name: value for name, value in csl_json([FULL[0]])[0].items() if name in {
        field.alias or name for name, field in Further.model_fields.items()
    }}  # fmt: skip
    assert len(further) >= 10
    given_ = yaml.safe_load(list_.read_text(encoding="utf-8"))
    given_["references"][0] |= further
    list_.write_text(yaml.safe_dump(given_, allow_unicode=True), encoding="utf-8")
    read = courses.load(folder).references
    assert read[1:] == course.references[1:]
    assert read[0].DOI == "10.1000/a_b%c"
    assert further.items() <= csl_json(read)[0].items()


# --- APA -------------------------------------------------------------------------------------------------------------


def test_apa_prints_every_reference_in_the_order_of_its_authors(course: Course) -> None:
    printed = FORMATS["apa"].write(course.references).decode().removesuffix("\n").split("\n\n")
    assert len(printed) == 49
    assert printed == apa.entries(course.references)
    for reference in course.references:
        found = [entry for entry in printed if f"({reference.year}" in entry and reference.title.lower() in entry.lower()]
        assert len(found) == 1, reference.id
        name = reference.author[0]
        assert found[0].startswith(name.literal or name.family or "")
    ids = ["egov magazine.", "ESCAP.", "Gleason,", "Heeks, R. (1998)", "Heeks, R. (2001)", "The World Bank. (2002)", "Yunus"]
    order = [next(place for place, entry in enumerate(printed) if entry.startswith(id_)) for id_ in ids]
    assert order == sorted(order)


def test_apa_prints_entries_as_the_manual_would(course: Course, root: Path) -> None:
    """``tests/data/apa.txt`` has those in which the style or citeproc-py would err, corrected by hand."""
    by_hand = (root / "tests" / "data" / "apa.txt").read_text(encoding="utf-8").splitlines()
    assert len(by_hand) == 10
    printed = apa.entries(course.references)
    assert [entry for entry in by_hand if entry not in printed] == []


def test_apa_tells_two_works_of_one_year_apart() -> None:
    author = [{"family": "Heeks", "given": "R."}]
    printed = apa.entries([item(author=author, title="Zeal"), item(id="two", author=author, title="Access: eBay and us")])
    assert printed == ["Heeks, R. (2001a). Access: eBay and us.", "Heeks, R. (2001b). Zeal."]


def test_the_style_names_its_authors_and_its_licence(root: Path) -> None:
    style = (root / "egov_challenges" / "bibliography" / "apa.csl").read_text(encoding="utf-8")
    assert "Creative Commons Attribution-ShareAlike 3.0" in style
    assert "Brenton M. Wiernik" in style


# --- what may be cited -----------------------------------------------------------------------------------------------


def test_the_paper_the_app_and_every_data_set_can_be_cited(course: Course) -> None:
    items = citable(course)
    assert [record.type for record in items] == ["article-journal", "software", *("dataset" for _ in course.datasets)]
    printed = [apa.entries([record])[0] for record in items]
    assert printed[0].startswith("Bhuiyan, S. H. (2010). E-Government in Kazakhstan")
    assert printed[0].endswith("Public Organization Review, 10(1), 31–47.")
    assert printed[1] == f"E-Gov Challenges contributors. (2026). E-Gov Challenges (Version {__version__}) [Computer software]."
    for record, dataset, entry in zip(items[2:], course.datasets, printed[2:], strict=True):
        assert f"({dataset.year}). {dataset.title} [Dataset]." in entry
        assert dataset.url == record.URL


# --- texts that could break a file -----------------------------------------------------------------------------------

BREAKING = ["\\", "{", "}", "{{", "}}", "%", "$", "#", "&", "_", "~", "^", "--", "''", "``", '"', "@", ",", "=", ";", ":", "\n",
            "\r\n", "ER  - ", "\nER  - \n", "TY  - JOUR", " and ", "and", "\\end{x}", "@book{x,", "\u2028", "\x85", "é", "ґ",
            "中", "’", "–", "<b>", "&amp;", "yes", "1e3", "0x1f", "- ", "? ", "*", "!", "|", ">", "a", "B", "7"]  # fmt: skip
texts = st.lists(st.sampled_from(BREAKING), min_size=1, max_size=8).map("".join).filter(lambda text: text.strip())
words = texts.map(lambda text: f"x{text}x")
names = st.builds(
    lambda one, other, person: {"family": one, "given": other} if person else {"literal": one}, words, words, st.booleans()
)
hostile = st.lists(
    st.builds(
        lambda title, container, author: {"title": title, "container_title": container, "author": author},
        words,
        words,
        st.lists(names, min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=6,
).map(lambda list_: [item(id=f"h{place}", type="article-journal", **values) for place, values in enumerate(list_)])


@settings(max_examples=50, deadline=None)
@given(hostile)
def test_no_text_breaks_out_of_the_ris(items: list[Item]) -> None:
    entries = ris_lines(FORMATS["ris"].write(items))
    read = rispy.loads(FORMATS["ris"].write(items).decode())
    assert len(entries) == len(read) == len(items)
    for record, found, entry in zip(items, read, entries, strict=True):
        assert found["title"] == dict(entry)["TI"] == " ".join(re.split(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+", record.title))
        assert len(found["authors"]) == len(record.author)


@settings(max_examples=50, deadline=None)
@given(hostile)
def test_csl_json_and_yaml_give_every_text_back(items: list[Item]) -> None:
    assert json.loads(FORMATS["csl_json"].write(items)) == csl_json(items)
    assert yaml.safe_load(FORMATS["csl_yaml"].write(items)) == {"references": csl_json(items)}


@settings(max_examples=25, deadline=None)
@given(hostile)
def test_no_text_breaks_out_of_the_apa_list(items: list[Item]) -> None:
    assert len(FORMATS["apa"].write(items).decode().removesuffix("\n").split("\n\n")) == len(items)


@settings(max_examples=50, deadline=None)
@given(hostile)
def test_no_text_breaks_out_of_the_bibtex(items: list[Item]) -> None:
    read = pybtex.database.parse_string(FORMATS["bibtex"].write(items).decode(), "bibtex").entries
    assert list(read) == [record.id for record in items]
    for record, entry in zip(items, read.values(), strict=True):
        assert set(entry.fields) == {"title", "journal", "year"}
        assert len(entry.persons["author"]) == len(record.author)


def seen(text: str) -> str:
    """A text as a reader of TeX shows it: one kind of quotation mark, one kind of space, and no brace without a partner."""
    text = re.sub("[\"'`‘’“”]", "", " ".join(text.split()).replace(" ", ""))
    return unicodedata.normalize("NFC", text if bibtex._balanced(text) else re.sub("[{}]", "", text))


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))  # each starts pandoc
@given(hostile)
def test_pandoc_shows_every_text_of_the_bibtex_as_it_was(items: list[Item]) -> None:
    read = pandoc("biblatex", FORMATS["bibtex"].write(items))
    for record in items:
        assert seen(read[record.id]["title"]) == seen(record.title)
        assert seen(read[record.id]["container-title"]) == seen(record.container_title or "")


@pytest.mark.parametrize(
    "name",
    [
        {"literal": "A and B, Inc."},
        {"literal": "100% Trust_Fund #1 & $ons"},
        {"literal": "Müller {GmbH} \\ Co"},
        {"literal": "Popa Victor"},
        {"family": "D’Arcy & Co", "given": "A. T.-K."},
        {"family": "García Márquez", "given": "Gabriel"},
        {"family": "Plato_1"},
    ],
    ids=lambda name: next(iter(name.values())),
)
def test_pandoc_shows_an_unusual_name_of_the_bibtex_as_it_was(name: dict[str, str]) -> None:
    assert pandoc("biblatex", FORMATS["bibtex"].write([item(author=[name])]))["one"]["author"] == [name]
