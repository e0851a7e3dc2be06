"""Invented organisations: who sends people, joins networks, signs partnerships. Their numbers are in ranges that
no register has given out (see numbers.py), their addresses end in .example."""

from dataclasses import dataclass, field
from itertools import product


@dataclass(frozen=True)
class Body:
    """An organisation to be registered; `region` is the NUTS 3 code of its seat."""

    name: str
    region: str
    kind: str = "cso"
    country: str = "RO"
    objectives: tuple[str, ...] = field(default=())


# The North-West: organisations whose staff, volunteers and board members are trained in 309187.
NORTH_WEST = [
    Body("Asociația „Poarta Chioarului”", "RO114", objectives=("information", "guidance")),
    Body("Asociația „Meșterii Lăpușului”", "RO114", objectives=("adult_training",)),
    Body("Asociația Femeilor din Valea Izei", "RO114", objectives=("information", "dialogue")),
    Body("Asociația „Drum Bun” Coltău", "RO114", objectives=("mediation", "information")),
    Body("Fundația „Casa Punții” Baia Mare", "RO114", objectives=("guidance", "adult_training")),
    Body("Asociația Tinerilor din Tăuții-Măgherăuș", "RO114", objectives=("information",)),
    Body("Asociația „Mâini Harnice” Seini", "RO114", objectives=("self_employment",)),
    Body("Asociația „Glasul Minerilor” Cavnic", "RO114", objectives=("dialogue", "guidance")),
    Body("Asociația „Știința Câmpiei” Ardud", "RO115", objectives=("adult_training",)),
    Body("Fundația „Sămânța” Carei", "RO115", objectives=("self_employment", "guidance")),
    Body(
        "Egyesület „Híd a Munkához” – Asociația „Punte spre Muncă” Satu Mare",
        "RO115",
        objectives=("mediation",),
    ),
    Body("Asociația „Oașul de Mâine”", "RO115", objectives=("information", "self_employment")),
    Body("Asociația Pensionarilor Activi Satu Mare", "RO115", objectives=("dialogue",)),
    Body("Asociația „Cetatea Tinerilor” Cluj-Napoca", "RO113", objectives=("information", "guidance")),
    Body("Fundația „Al Doilea Început” Turda", "RO113", objectives=("mediation", "guidance")),
    Body("Asociația „Sat Viu” Huedin", "RO113", objectives=("self_employment",)),
    Body("Asociația Părinților Lucrători Gherla", "RO113", objectives=("dialogue", "information")),
    Body("Asociația „Atelier Deschis” Dej", "RO113", objectives=("adult_training", "mediation")),
    Body("Federația „Someș Civic”", "RO113", kind="federation", objectives=("dialogue",)),
    Body("Asociația „Formare pentru Toți” Cluj-Napoca", "RO113", objectives=("adult_training",)),
    Body("Asociația „Crișul Repede” Aleșd", "RO111", objectives=("information", "mediation")),
    Body("Fundația „Meserii pentru Viață” Oradea", "RO111", objectives=("adult_training", "guidance")),
    Body("Asociația „Împreună la Lucru” Beiuș", "RO111", objectives=("mediation",)),
    Body("Asociația Romilor „Cai Albi” Tinca", "RO111", objectives=("mediation", "information")),
    Body("Asociația „Bihorul Social”", "RO111", objectives=("dialogue", "guidance")),
    Body("Asociația „Țibleș Verde” Năsăud", "RO112", objectives=("self_employment",)),
    Body("Asociația „Ferestre” Bistrița", "RO112", objectives=("guidance", "information")),
    Body("Fundația „Livada Nouă” Beclean", "RO112", objectives=("adult_training",)),
    Body("Asociația „Calea Borgoului”", "RO112", objectives=("information",)),
    Body("Asociația „Silvania Solidară” Zalău", "RO116", objectives=("guidance", "dialogue")),
    Body("Asociația „Barcău” Șimleu Silvaniei", "RO116", objectives=("mediation", "adult_training")),
    Body("Asociația „Vatra Meseșului”", "RO116", objectives=("self_employment", "information")),
]

_BUCHAREST = (
    "„Prima Treaptă”|„Cartierul Lucrător”|„Ghidul Tău”|„A Doua Șansă Sector 5”|„Rețeta Muncii”|„Vocea Lucrătorilor”"
    "|„Mediatorii Urbani”|„Femei în Meserii”|„Pași spre Job”|„Digital 50+”|„Ferentari la Lucru”|„Colegii de Atelier”"
    "|„Ilfov Activ”|„Busola Carierei”|„Tineri fără Frontiere în Muncă”|„Casa Breslelor”|„Accesibil Împreună”"
    "|„Puntea Verde”|„Școala Seratelor”|„Dialog la Masă”|„Părinți și Profesii”|„Voluntar pentru Ocupare”"
)
BUCHAREST = [
    Body(
        f"Asociația {name}",
        "RO322" if "Ilfov" in name or "Verde" in name else "RO321",
        objectives=(aim, "information"),
    )
    for name, aim in zip(
        _BUCHAREST.split("|"), ["guidance", "mediation", "adult_training", "dialogue"] * 6, strict=False
    )
] + [
    Body(f"Fundația „{name}”", "RO321", objectives=("adult_training", "dialogue"))
    for name in (
        "Meșteșug și Carte",
        "Orizont Profesional",
        "Solidar București",
        "Întâi Omul",
        "Lucru Drept",
        "Căi Noi",
        "Harta Ocupării",
        "Cuvântul Civic",
    )
]

# Eight cities of incluziune-activa, fifteen social partners in each: the platform of 120.
CITIES = {
    "Timișoara": "RO424",
    "Arad": "RO421",
    "Oradea": "RO111",
    "Cluj-Napoca": "RO113",
    "Sibiu": "RO126",
    "Brașov": "RO122",
    "Iași": "RO213",
    "București": "RO321",
}
_PARTNERS = [
    ("Sindicatul „Lucrătorul Liber” {}", "trade_union"),
    ("Uniunea Sindicală a Serviciilor {}", "trade_union"),
    ("Patronatul Întreprinderilor Mici {}", "employers_organisation"),
    ("Patronatul „Comerț Cinstit” {}", "employers_organisation"),
    ("Cercul Membrilor Camerei de Comerț {}", "chamber"),
    ("Asociația Fermierilor de lângă {}", "farmers_association"),
    ("Asociația „Ogorul Comun” {}", "farmers_association"),
    ("Breasla Meșteșugarilor {}", "craftspeople_association"),
    ("Asociația Olarilor și Țesătoarelor {}", "craftspeople_association"),
    ("Secretariatul Local al Pactului pentru Ocupare {}", "regional_pact"),
    ("Grupul de Inițiativă „Cartier Deschis” {}", "informal_group"),
    ("Asociația „Prag Jos” {}", "cso"),
    ("Asociația „Mese Lungi” {}", "cso"),
    ("Fundația „Vecinii” {}", "cso"),
    ("Asociația „Cantina Bună” {}", "cso"),
]
SOCIAL_PARTNERS = [
    Body(pattern.format(city), CITIES[city], kind=kind)
    for city, (pattern, kind) in product(CITIES, _PARTNERS)
]

SOCIAL_ECONOMY = [
    Body("Întreprinderea Socială „Pâinea Vecinilor” Iași", "RO213", "social_enterprise"),
    Body("Întreprinderea Socială „Fir și Ac” Bacău", "RO211", "social_enterprise"),
    Body("Întreprinderea Socială „Gutuia” Vaslui", "RO216", "social_enterprise"),
    Body("Întreprinderea Socială „Spălătoria Albă” Craiova", "RO411", "social_enterprise"),
    Body("Întreprinderea Socială „Lutul Viu” Horezu", "RO415", "social_enterprise"),
    Body("Întreprinderea Socială „Jiul Curat” Târgu Jiu", "RO412", "social_enterprise"),
    Body("Întreprinderea Socială „Date Bune” București", "RO321", "social_enterprise"),
    Body("Întreprinderea Socială „Grădina din Spate” Ilfov", "RO322", "social_enterprise"),
    Body("Primăria Comunei Valea Ursului de Sus", "RO214", "municipality"),
    Body("Agenția „Ocupare Oltenia”", "RO411", "employment_service"),
    Body("Asociația „Trei Copii și-o Casă”", "RO211", "cso"),
    Body("Asociația „Phralipe” Craiova", "RO411", "cso"),
]

PLOVDIV_AROUND = [
    Body("„Тракия Текстил 2009“ ООД", "BG421", "employer", "BG"),
    Body("„Хлебарна Марица“ ЕООД", "BG421", "employer", "BG"),
    Body("„Складове Изток Пловдив“ АД", "BG421", "employer", "BG"),
    Body("Сдружение „Млади под тепетата“", "BG421", "cso", "BG"),
    Body("Фондация „Втори звънец“", "BG421", "cso", "BG"),
    Body("Професионален център „Занаят и код“", "BG421", "training_provider", "BG"),
    Body("Трудова агенция „Първа работа“", "BG421", "recruitment_agency", "BG"),
]

LABOUR_MARKET = [
    Body("Centrul de Formare „Meseria Ta” Baia Mare", "RO114", "training_provider"),
    Body("Liceul Tehnologic „Ion Meșterul” Baia Mare", "RO114", "school"),
    Body("Agenția de Recrutare „Prima Zi” București", "RO321", "recruitment_agency"),
    Body("Patronatul Micilor Angajatori din Capitală", "RO321", "employers_organisation"),
    Body("Întreprinderea de Inserție „Cutia Verde” Ilfov", "RO322", "social_enterprise"),
    Body("Centrul de Servicii pentru Ocupare „Ancora” București", "RO321", "employment_service"),
    Body("Grupul de Acțiune Locală „Poalele Gutâiului”", "RO114", "local_action_group"),
]

EVERYBODY = [*NORTH_WEST, *BUCHAREST, *SOCIAL_PARTNERS, *SOCIAL_ECONOMY, *PLOVDIV_AROUND, *LABOUR_MARKET]
