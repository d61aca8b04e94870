"""Who bears whom out: a toll that two officials give, the later one a higher number, of one calamity."""

import pytest

from secondsource.model import Relation
from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells


class _Agrees:
    """Sees any two claims agree."""

    version = "relations+test"

    def __call__(self, pairs):
        """Return that they agree."""
        return [Relation(0.03, 0.95, 0.02, 0.0)] * len(pairs)


def _told(outlet, day, by, number, what):
    sentence = f"{by} said {number} people were killed by the {what} in Khuzdar."
    made = tells(sentence, "CASUALTIES", "killed", lemma="kill", by=by, place="Khuzdar", killed=number)
    place = {"latitude": 27.8, "longitude": 66.6, "precision": "city"}
    return story(outlet, day, made, entities={"Khuzdar": place})


@pytest.mark.parametrize(
    ("what", "numbers", "status"),
    [
        ("earthquake", (8, 24), "corroborated"),
        ("earthquake", (24, 8), "disputed"),
        ("air strike", (8, 24), "single_origin"),
    ],
)
def test_a_rising_toll_of_one_calamity(what, numbers, status):
    """Who counts 24 dead of the earthquake bears out who counted eight the day before, and not the reverse; of air strikes neither."""
    one = _told("Herald", "2022-10-03", "Naveed Baloch", numbers[0], what)
    two = _told("Tribune", "2022-10-04", "Faisal Panezai", numbers[1], what)
    found = finding_with(reconcile(*pile(one, two), relate=_Agrees()), f"{numbers[0]} people", one, two)
    assert len(found.claims) == 2
    assert found.status == status


@pytest.mark.parametrize(("last", "status"), [(None, "superseded"), ("2022-10-08", "single_origin")])
def test_a_report_without_a_date_ends_no_retraction(last, status):
    """What was taken back stays so where an undated report tells it again; not where a later one does."""
    words = "the dam of Khuzdar had cracked in the earthquake"
    told = [
        ("2022-10-03", f"Faisal Panezai said {words}."),
        ("2022-10-05", f"Faisal Panezai withdrew his report that {words}."),
        (last, f"Faisal Panezai said, reports tell, {words}."),
    ]
    stories = [
        story(f"Paper {n}", day, tells(sentence, "DAMAGE", "cracked", by="Faisal Panezai", place="Khuzdar"))
        for n, (day, sentence) in enumerate(told)
    ]
    found = finding_with(reconcile(*pile(*stories)), stories[0].extraction.claims[0].text, *stories)
    assert len(found.claims) == len(told)
    assert found.status == status
