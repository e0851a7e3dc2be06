"""Names of invented people, with the endings their language gives to women and men."""

from random import Random

_ROMANIAN = {
    "woman": "Adriana Alexandra Alina Anamaria Andreea Anca Bianca Camelia Carmen Corina Cristina Daniela Denisa"
    " Diana Doina Dorina Ecaterina Emilia Felicia Gabriela Georgeta Ileana Ionela Irina Iulia Larisa Laura Lavinia"
    " Lenuța Livia Loredana Luminița Mădălina Maria Mariana Mihaela Monica Nicoleta Oana Paula Raluca Ramona Rodica"
    " Roxana Sanda Silvia Simona Ștefania Teodora Valentina Veronica Viorica",
    "man": "Adrian Alexandru Alin Andrei Aurel Călin Cătălin Ciprian Claudiu Constantin Cornel Cosmin Costel"
    " Cristian Dan Daniel Darius Dorin Dumitru Emil Eugen Florin Gabriel Gavril Gheorghe Horațiu Ion Ionuț Laurențiu"
    " Liviu Lucian Marcel Marian Marius Mihai Mircea Nicolae Octavian Ovidiu Paul Petru Radu Răzvan Sebastian Sergiu"
    " Silviu Ștefan Teodor Tiberiu Tudor Valentin Vasile Viorel Vlad",
}
_ROMANIAN_FAMILIES = (
    "Achim Albu Andreica Ardelean Avram Bâlc Barbu Bărbos Blaga Bledea Bodea Borodi Breban Buda Bud Bumbu Burlec"
    " Câmpan Chereji Chiș Ciceu Cioban Cionca Cosma Costin Covaci Crăciun Cristea Danci Dohotar Dragoș Dumitrașcu"
    " Făt Feier Filip Fodorean Gherman Ghiță Goga Grigor Herman Hotea Iacob Ilea Ilieș Iuga Ivașcu Lauran Lazăr"
    " Lupșe Lucaci Manea Manole Marchiș Marinescu Mare Matei Mihali Mițiș Moisă Moș Mureșan Neagu Nistor Olaru Oltean"
    " Onea Opriș Pașca Păcurar Pârvu Petruț Pintea Podină Pop Popescu Puiu Rad Răchită Rus Sabou Sălăjan Scurtu"
    " Sima Someșan Stan Stoica Șandor Șerban Șimon Tămaș Tătaru Timiș Toma Trif Țicală Țiplea Ungur Ursu Vancea Vaida"
    " Vlașin Vodă Zaharia Zetea"
)
_HUNGARIAN = {
    "woman": "Ágnes Anikó Beáta Csilla Edit Emese Enikő Erika Erzsébet Éva Ildikó Ilona Judit Kinga Melinda Noémi"
    " Orsolya Réka Tímea Tünde Zsófia Zsuzsanna",
    "man": "Attila Árpád Balázs Béla Csaba Ernő Ferenc Gábor Géza Gyula István János József Károly László Levente"
    " Miklós Sándor Szabolcs Tamás Zoltán Zsolt",
}
_HUNGARIAN_FAMILIES = (
    "Antal Balázsi Bartha Bíró Csiki Deák Fazekas Fekete Ferenczi Fülöp Gál György Hegedüs Jakab Kádár Kerekes Kis"
    " Kocsis Kovács Lőrincz Máthé Molnár Nagy Orbán Pásztor Sándor Szabó Szász Szőcs Takács Tóth Varga Veres Vincze"
)
_ROMA_FAMILIES = (
    "Argintar Băcilă Boldi Boroș Buzaș Caldarar Ciurar Clopotar Codrea Covaci Duduveică Fechete Gabor Hoza Iepure"
    " Iosca Lăcătuș Lacatoș Lakatos Lingurar Moldovan Muntean Ötvös Piroș Potra Raduly Rezmuveș Rostaș Spoitoru Stoica"
    " Șaitoș Tamaș Varga Vidra Zavatin"
)
_BULGARIAN = {
    "woman": "Александра Анелия Ася Биляна Боряна Валерия Ваня Вероника Виктория Габриела Гергана Деница Десислава"
    " Диана Елена Елица Емилия Ива Ивелина Йоана Йорданка Калина Кристина Лилия Магдалена Мария Михаела Моника Надежда"
    " Невена Нели Петя Пламена Полина Радостина Ралица Симона Славена Стефани Стилияна Теодора Цветелина Яна",
    "man": "Александър Ангел Антон Асен Атанас Божидар Борис Валентин Васил Венцислав Владимир Георги Даниел Денис"
    " Димитър Добромир Емил Живко Иван Ивайло Калоян Кирил Красимир Кристиян Любомир Мартин Мирослав Никола Николай"
    " Павел Петър Пламен Радослав Росен Симеон Славчо Спас Станислав Стефан Тодор Христо Явор Янко",
}
_BULGARIAN_FAMILIES = (
    "Ангелов Атанасов Богданов Божинов Ванчев Василев Велков Вълчев Гечев Гочев Димов Дончев Желев Запрянов Златев"
    " Илиев Калчев Кацаров Киров Колев Кръстев Лазаров Манолов Марков Минчев Митев Найденов Николов Пенчев Петков"
    " Радев Райчев Русев Савов Славов Спасов Станчев Стоев Танев Тонев Трендафилов Узунов Христов Цанков Чолаков Янев"
)
_TURKISH = {
    "woman": "Айлин Айсел Айтен Айше Гюлай Гюлсер Елиф Емине Есра Зейнеп Мелек Мерием Небахат Севгюл Севда Фатме"
    " Хатидже Хюлия",
    "man": "Ахмед Айхан Байрам Бейхан Осман Еркан Ибрям Исмаил Мехмед Муса Мустафа Мюмюн Рамадан Реджеб Селим"
    " Феим Хасан Юсеин",
}
_TURKISH_FAMILIES = (
    "Алиев Ахмедов Байрамов Исмаилов Кадиров Мехмедов Османов Реджебов Салиев Сюлейманов Халилов Юсеинов"
)

_POOLS = {
    "ro": (_ROMANIAN, _ROMANIAN_FAMILIES),
    "hu": (_HUNGARIAN, _HUNGARIAN_FAMILIES),
    "rom": (_ROMANIAN, _ROMA_FAMILIES),
    "bg": (_BULGARIAN, _BULGARIAN_FAMILIES),
    "tr": (_TURKISH, _TURKISH_FAMILIES),
}
_OF_MOTHER = 0.12  # of the women, how many carry two given names


def name(random: Random, origin: str, sex: str) -> tuple[str, str]:
    """(given name, family name); `origin` is ro, hu, rom, bg or tr; other than a woman or man: as a man."""
    given, families = _POOLS[origin]
    side = "woman" if sex == "woman" else "man"
    first, last = random.choice(given[side].split()), random.choice(families.split())
    if origin in ("ro", "rom") and random.random() < _OF_MOTHER:
        second = random.choice(given[side].split())
        first = f"{first} {second}" if second != first else first
    if origin in ("bg", "tr") and side == "woman":
        last += "а"
    return first, last
