"""The names of the Citation Style Language 1.0.2: types of items, and variables that the course leaves aside."""

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
    entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)

# Variables that a reference manager may write and that no page shows: kept out of the records, not refused.
UNUSED = frozenset(
    """
    abstract annote archive archive-place archive_collection archive_location authority available-date call-number categories
    chair chapter-number citation-key citation-label citation-number collection-editor compiler composer container-author
    container-title-short contributor curator dimensions director division DOI edition editor-translator editorial-director
    event executive-producer first-reference-note-number guest host illustrator interviewer ISBN ISSN jurisdiction keyword
    language license locator medium narrator number-of-pages number-of-volumes organizer original-author original-date
    original-publisher original-publisher-place original-title page-first part-number part-title performer PMCID PMID
    printing-number producer recipient references reviewed-author reviewed-genre reviewed-title scale script-writer section
    series-creator shortTitle source status submitted supplement-number title-short translator URL version volume-title
    year-suffix
    """.split()
)
