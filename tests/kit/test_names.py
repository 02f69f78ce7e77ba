"""Names of persons by their own order, with the title where its language has it."""

import pytest

from plenipo.kit.names import styled_name
from plenipo.people.models import Person, latin_name, usual_order

FAMILY_FIRST, GIVEN_FIRST = Person.NameOrder.FAMILY_FIRST, Person.NameOrder.GIVEN_FIRST

CASES = [
    # title, given, family, language of the party, and as it is printed
    ("女士", "丽", "王", "zh", "王丽女士"),
    ("先生", "修", "欧阳", "", "欧阳修先生"),
    ("主席", "丽", "王", "en", "王丽主席"),
    ("H.E.", "Yi", "Wang", "zh-Hans", "H.E. Wang Yi"),
    ("女士", "Li", "Wang", "zh", "Wang Li 女士"),
    ("대표", "철수", "김", "ko", "김철수 대표"),
    ("Mr", "Chol-su", "Kim", "ko", "Mr Kim Chol-su"),
    ("氏", "太郎", "山田", "ja", "山田太郎氏"),
    ("さん", "さくら", "高橋", "ja", "高橋さくらさん"),
    ("Mr", "Tarō", "Yamada", "ja", "Mr Yamada Tarō"),
    ("Ông", "Phú Trọng", "Nguyễn", "vi", "Ông Nguyễn Phú Trọng"),
    ("Ms", "Văn An", "Trần", "", "Ms Trần Văn An"),
    ("úr", "László", "Nagy", "hu", "Nagy László úr"),
    ("dr.", "Anna", "Kovács", "hu", "dr. Kovács Anna"),
    ("معالي السيد", "أحمد", "الحسن", "ar", "معالي السيد أحمد الحسن"),
    ("السيدة", "ليلى بنت سالم", "العلي", "ar", "السيدة ليلى بنت سالم العلي"),
    ("г-н", "Иван Петрович", "Сидоров", "ru", "г-н Иван Петрович Сидоров"),
    ("г-жа, д.ю.н.", "Анна Сергеевна", "Ким", "ru", "г-жа Анна Сергеевна Ким, д.ю.н."),
    ("Sra.", "María José", "García Márquez", "es", "Sra. María José García Márquez"),
    ("Excmo. Sr.", "Gabriel", "Ruiz de la Torre", "es", "Excmo. Sr. Gabriel Ruiz de la Torre"),
    ("Daw", "", "Aung San Suu Kyi", "my", "Daw Aung San Suu Kyi"),
    ("Bapak", "", "Sukarno", "id", "Bapak Sukarno"),
    ("", "Joko", "", "id", "Joko"),
    ("PhD", "Ann", "Henderson", "en", "Ann Henderson, PhD"),
    ("Dr, MP", "Rose", "Petit", "en", "Dr Rose Petit, MP"),
    ("Bey", "Ahmet", "Yılmaz", "tr", "Ahmet Yılmaz Bey"),
    ("Mme", "Rose", "Petit", "fr", "Mme Rose Petit"),
    ("श्रीमती", "सुनीता", "शर्मा", "hi", "श्रीमती सुनीता शर्मा"),
]


@pytest.mark.parametrize(("title", "given", "family", "language", "printed"), CASES)
def test_a_person_is_named_as_their_language_does(title, given, family, language, printed):
    order = usual_order(given, family, language)
    person = Person(given_name=given, family_name=family, name_order=order, style=title)

    assert person.styled == printed


def test_what_the_person_states_goes_before_what_is_usual():
    assert latin_name("Li", "Wang", GIVEN_FIRST) == "Li Wang"
    assert latin_name("Gabriel", "García Márquez", FAMILY_FIRST) == "García Márquez Gabriel"
    assert latin_name("", "Aung San Suu Kyi", Person.NameOrder.AS_WRITTEN) == "Aung San Suu Kyi"


def test_a_title_without_a_name_and_a_name_without_a_title_stand_alone():
    assert styled_name("女士", "") == "女士"
    assert styled_name("", "王丽") == "王丽"
