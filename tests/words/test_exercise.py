"""The texts of a form: its own over the plain form's, the language's own over English."""

from lumbar.words import exercise_name, exercise_texts


def test_a_form_keeps_the_plain_texts_it_does_not_change() -> None:
    base, wide = exercise_texts("cobra"), exercise_texts("cobra", "hands-wide")
    assert wide.name == base.name == "Cobra"
    assert wide.breathing == base.breathing
    assert wide.setup != base.setup
    assert (base.variant_name, wide.variant_name) == ("", "hands wide")
    assert (base.title, wide.title) == ("Cobra", "Cobra, hands wide")


def test_a_language_keeps_the_english_texts_it_does_not_have() -> None:
    russian = exercise_texts("cobra", "press-up", "ru")
    assert russian.name == "Кобра"
    assert russian.variant_name == "отжимания корпусом"
    assert russian.steps == exercise_texts("cobra", "press-up").steps


def test_a_language_that_has_no_page_speaks_english() -> None:
    assert exercise_texts("cobra", "press-up", "xx") == exercise_texts("cobra", "press-up")
    assert exercise_name("cobra", "xx") == "Cobra"


def test_an_exercise_without_a_page_has_empty_texts() -> None:
    nothing = exercise_texts("nothing")
    assert (nothing.name, nothing.title, nothing.steps) == ("", "", ())
