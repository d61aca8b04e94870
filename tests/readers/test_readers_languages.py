"""Which language a text is in."""

import pytest

from secondsource.readers import languages
from secondsource.readers.languages import identify
from tests.readers.samples import MORE, SAID

TEXTS = [
    (SAID, "en"),
    (f"{SAID} {MORE}".upper(), "en"),
    ("SYRIAN ARMY SAYS IT HAS TAKEN THE TOWN", "en"),
    ("Six Western powers demanded an immediate ceasefire", "en"),
    ("El ejército dijo el domingo que había tomado la ciudad y que los rebeldes se habían ido.", "es"),
    ("EL EJÉRCITO DIJO EL DOMINGO QUE HABÍA TOMADO LA CIUDAD Y QUE LOS REBELDES SE HABÍAN IDO.", "es"),
    ("L'armée a déclaré dimanche qu'elle avait pris la ville et que les rebelles étaient partis.", "fr"),
    ("Die Armee erklärte am Sonntag, sie habe die Stadt eingenommen und die Rebellen seien abgezogen.", "de"),
    ("Het leger zei zondag dat het de stad had ingenomen en dat de rebellen waren vertrokken.", "nl"),
    ("Hæren sagde søndag, at den havde indtaget byen, og at oprørerne var væk.", "da"),
    ("L'esercito ha detto domenica di aver preso la città e che i ribelli se ne erano andati.", "it"),
    ("O exército disse no domingo que tinha tomado a cidade e que os rebeldes tinham partido.", "pt"),
    ("Ordu pazar günü kasabayı aldığını ve isyancıların gittiğini söyledi.", "tr"),
    ("Армия заявила в воскресенье, что взяла город и что повстанцы ушли из него.", "ru"),
    ("قال الجيش يوم الأحد إنه استولى على المدينة وإن المتمردين غادروها.", "ar"),
    ("ارتش روز یکشنبه اعلام کرد که شهر را گرفته و شورشیان از آن رفته‌اند.", "fa"),
    ("הצבא אמר ביום ראשון כי כבש את העיר וכי המורדים עזבו אותה.", "he"),
    ("軍は日曜日、町を占領し、反乱軍は去ったと発表した。", "ja"),
    ("军方周日表示已经占领该镇,叛军已经离开那里。", "zh"),
    ("Jeshi lilisema Jumapili kwamba limeuteka mji huo na kwamba waasi wameondoka.", "sw"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_languages(text, language):
    """English is English, in capitals too; other languages are told apart from it."""
    found = identify(text)
    assert found.code == language
    assert found.foreign is (language != "en")


@pytest.mark.parametrize("text", ["", "Homs", "12/3", "Syrian", "Aleppo 2016", "!!!"])
def test_too_short_to_tell(text):
    """A name or number is in no language."""
    found = identify(text)
    assert found.code is None
    assert found.how
    assert not found.foreign


def test_a_language_between_two_is_foreign_all_the_same():
    """Indonesian and Malay may not be told apart, but neither is taken for English."""
    text = (
        "Tentara mengatakan pada hari Minggu bahwa mereka telah merebut kota itu dan pemberontak telah pergi."
    )
    found = identify(text)
    assert found.foreign
    assert found.code in {None, "id", "ms"}


def test_names_of_other_languages_do_not_matter():
    """English with many foreign names is English."""
    text = "The ministers Przybyszewski, Szczepański and Wójcik met with Herr Müller, Señor Ibáñez and Monsieur Lefèvre in Łódź on Friday."
    assert identify(text).code == "en"


def test_every_language_that_is_told_has_its_name():
    """Whoever gets a report back unread is told its language in words."""
    told = set(map(str, languages._identifier().nb_classes)) - {"en", "zxx"}  # zxx: no language
    assert [code for code in sorted(told) if "another language" in languages.why_unread(code)] == []
