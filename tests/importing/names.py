"""Names as Romanian, Hungarian, Roma and Bulgarian families of the North-West write them, and others."""

ROMANIAN = {
    "woman": "Ana Maria Ioana Andreea Cosmina Elena Ștefania Ruxandra Mădălina Anișoara Lăcrămioara Ilinca "
    "Crăița Țița Brândușa Mihaela Anca Oana Rodica Viorica Nuța Smaranda".split(),
    "man": "Ion Gheorghe Andrei Ștefan Mihai Vasile Cătălin Răzvan Iancu Țițu Ionuț Dănuț Bogdan Călin "
    "Horațiu Ovidiu Nicușor Săndel Traian Ilie Radu Dragoș".split(),
    "family": "Pop Mureșan Moldovan Rus Câmpean Șerban Țepeș Bălănescu Hădărean Crișan Bârsan Vlașin Tătar "
    "Oțoiu Mărieș Roșca Sălăjan Iepure Cîmpeanu Ungureanu Ardelean Suciu Negrea Mătieș Ghiță Întorsureanu".split(),
    "family_joined": ["Popa-Șandru", "Rus-Lăcătuș", "Pop Ilieș"],
}
HUNGARIAN = {
    "woman": "Ágnes Erzsébet Zsófia Ildikó Réka Tünde Éva Csilla Gyöngyi Kinga".split(),
    "man": "Attila László Győző Gergő Zoltán Ákos Ödön Sándor Botond Jenő".split(),
    "family": "Szabó Nagy Kovács Tóth Szőcs Kőrösi Bartók Fülöp Szűcs Gál Lőrincz Székely Bíró".split(),
    "family_joined": ["Kiss-Németh", "B. Szabó"],
}
ROMA = {
    "woman": "Floarea Papușa Luludi Safta Rozalia Garofița Mândra Esmeralda Brândușa".split(),
    "man": "Bango Iosca Luluț Gălbenel Ioșca Stănel Ferko Romulus Zamfir".split(),
    "family": "Lăcătuș Rostaș Covaci Căldăraru Muntean Lingurar Gabor Varga Ciurar Cârpaci Boldijar".split(),
    "family_joined": ["Rostaș-Varga", "Gabor Lăcătuș"],
}
BULGARIAN = {
    "woman": "Мария Йорданка Виолета Гергана Десислава Цветелина Жана Юлия Щилияна Росица".split(),
    "man": "Георги Димитър Христо Йордан Стоян Любомир Огнян Пламен Въльо Ангел".split(),
    "family_man": "Георгиев Йорданов Стоянов Цветков Щерев Ъгълов Димитров Жечев Чакъров Кьосев".split(),
    "family_woman": "Георгиева Йорданова Стоянова Цветкова Щерева Ъгълова Жечева Чакърова Кьосева".split(),
}
FOREIGN = {
    "woman": ["Oksana", "Leyla", "Amal", "Françoise", "Nguyễn Thị", "Marie-Thérèse", "Siobhán"],
    "man": ["Oleksandr", "Mehmet", "Youssef", "João", "Jürgen", "Ngô", "Conall"],
    "family": ["Shevchenko", "Yılmaz", "El Amrani", "Müller", "O'Brien", "Trần", "van der Berg", "Kowalczyk"],
}
WITH_CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")
