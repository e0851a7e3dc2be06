"""What people write to each other about applications in the demonstration, in Romanian and in Bulgarian."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    messages: tuple[str, ...]
    place: str
    remark: str
    later: str
    kept: str
    offered: str
    refused: str
    private: str
    cancelled: str
    tutor: str
    learnt: str
    agreement: str
    contract: str
    certificate: str


ROMANIAN = Words(
    messages=(
        "Locuiesc aproape și pot începe oricând. Am mai făcut munca asta la bunici și îmi place.",
        "Am terminat cursul și vreau să lucrez. Ajung cu autobuzul de dimineață.",
        "Pot lucra și sâmbăta. Aș vrea să învăț meseria de la cineva cu experiență.",
        "Caut un program de dimineață, cât copiii sunt la școală.",
    ),
    place="La sediu, intrarea din curte",
    remark="A venit la timp și a pus întrebări bune. Are nevoie de bilet de autobuz în prima lună.",
    later="Revenim după Paști, când știm câți oameni ne trebuie.",
    kept="Acum locul e dat, dar ne-a plăcut discuția. Vă sunăm când se eliberează altul.",
    offered="Vă așteptăm cu drag. Spuneți-ne până vineri dacă veniți.",
    refused="Vă mulțumim că ați venit. De data aceasta nu s-a potrivit.",
    private="Ar ajuta câteva ore de practică înainte.",
    cancelled="Comanda mare s-a anulat și nu mai putem angaja acum. Ne pare rău.",
    tutor="Doina Chira, șefă de tură",
    learnt="A prins repede și a lucrat curat. Îi place mai mult dimineața.",
    agreement="Acord de probă de lucru, semnat",
    contract="Contract individual de muncă",
    certificate="Adeverință de la locul de muncă",
)
BULGARIAN = Words(
    messages=(
        "Живея наблизо и мога да започна веднага. Обичам да работя с ръцете си.",
        "Завърших курса и искам да работя. Пътувам с автобус.",
        "Мога да работя и в събота. Искам да уча занаята от опитен човек.",
        "Търся работа сутрин, докато децата са на училище.",
    ),
    place="В цеха, входът откъм двора",
    remark="Дойде навреме и зададе добри въпроси. През първия месец има нужда от карта за автобуса.",
    later="Ще се върнем към кандидатурата след Великден, когато знаем колко хора ни трябват.",
    kept="Мястото вече е заето, но разговорът ни хареса. Ще се обадим, щом се освободи друго.",
    offered="Очакваме Ви. Кажете ни до петък дали ще дойдете.",
    refused="Благодарим, че дойдохте. Този път не се получи.",
    private="Биха помогнали няколко часа практика преди това.",
    cancelled="Голямата поръчка отпадна и сега не можем да наемем. Съжаляваме.",
    tutor="Снежана Илиева, бригадир",
    learnt="Учи бързо и работи чисто. Предпочита сутрешната смяна.",
    agreement="Споразумение за пробна работа, подписано",
    contract="Трудов договор",
    certificate="Служебна бележка от работодателя",
)


def words_of(zone: str) -> Words:
    """Those of the country where the project is."""
    return BULGARIAN if zone == "Europe/Sofia" else ROMANIAN
