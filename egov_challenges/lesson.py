"""The records of lesson plans: what the class sees, and apart from it what only the teacher sees."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges.record import Identifier, Spelt, Text, Whole

Kind = Literal["show", "ask", "discuss", "work", "collect"]
ViewOfApp = Annotated[Text, StringConstraints(pattern=r"^[a-z-]+(\?.*)?$")]  # page?part=value


class Teacher(Spelt):
    """What only the teacher sees of a step."""

    notes: tuple[Text, ...] = ()  # what to do and to watch
    answers: tuple[Text, ...] = ()  # what good answers say
    misconceptions: tuple[Text, ...] = ()  # what to expect, and what to say to it


class Step(Spelt):
    """One step of a lesson: something to show, to ask, to discuss, to work at or to collect."""

    kind: Kind
    title: Text
    minutes: Whole = Field(ge=1, le=60)
    text: Text  # what the class sees; {names} are filled in from the data
    view: ViewOfApp | None = None  # the page that the step opens, in its prepared state
    question: Identifier | None = None  # of the bank, to be asked live
    groups: Literal["alone", "pairs", "groups", "class"] = "class"
    teacher: Teacher = Teacher()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if (self.kind == "ask") != (self.question is not None):
            raise PydanticCustomError("question", "a question without asking, or the other way round", {})
        if self.kind == "show" and self.view is None:
            raise PydanticCustomError("view", "nothing to show", {})
        return self


class Lesson(Spelt):
    """``lessons.yaml``: one lesson plan."""

    id: Identifier
    title: Text
    minutes: Whole = Field(ge=1, le=600)
    questions: tuple[Text, ...] = Field(min_length=1)
    objectives: tuple[Text, ...] = Field(min_length=1)  # what learners can do afterwards, each beginning with a verb
    prerequisites: tuple[Text, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1, max_length=40)
    key_points: tuple[Text, ...] = Field(min_length=1)

    def begins(self, place: int) -> int:
        """Minutes from the start of the lesson to the start of a step; ``place`` counts from 1."""
        return sum(step.minutes for step in self.steps[: place - 1])
