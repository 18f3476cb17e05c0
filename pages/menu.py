"""The menu: which pages there are, by section, and what stands around each."""

from egov_challenges import ui

course = ui.course()
page = ui.menu(
    course,
    __file__,
    {
        "paper": [
            ("themes", "themes.py"),
            ("timeline", "timeline.py"),
            ("countries", "countries.py"),
            ("sources", "sources.py"),
        ],
        "evidence": [
            ("then-and-now", "then_and_now.py"),
            ("cases", "cases.py"),
            ("method", "method.py"),
            ("data", "data.py"),
        ],
        "learn": [
            ("quiz", "quiz.py"),
            ("code-the-sources", "code_the_sources.py"),
            ("glossary", "glossary.py"),
            ("my-work", "my_work.py"),
        ],
        "teach": [
            ("lesson", "lesson.py"),
            ("live", "live.py"),
            ("handout", "handout.py"),
            ("hand-ins", "hand_ins.py"),
        ],
    },
)
page.run()
ui.foot(course)
