"""The page `kana` in German."""

GERMAN: dict[str, str] = {
    "app.kana": "Kana",
    "mode.digits": "Ziffern",
    "mode.kana": "Kana",
    "kana.question": "Welches von 71 Kana ist das?",
    "kana.lead": "Ein Netz, das aus der Handschrift eines Programms gelernt hat, liest deine.",
    "kana.part": "Teil der Seite",
    "kana.part.draw": "Zeichnen",
    "kana.part.practise": "Üben",
    "kana.part.confusions": "Verwechslungen",
    "kana.synthetic": "Mit synthetischen Daten trainiert: von einem Programm aus "
    "KanjiVG-Strichen und Handschrift-Schriftarten geschrieben, nicht von Menschenhand.",
    "kana.synthetic.short": "Die Trainingsbilder sind synthetisch: ein Programm schrieb sie.",
    "kana.slate.hint": "Zeichne ein Hiragana",
    "kana.slate.empty": "Leere Tafel: zeichne hier ein Hiragana",
    "kana.sample.nu": "ぬ von echter Hand (Omniglot)",
    "kana.sample.re": "れ von echter Hand (Omniglot)",
    "kana.sample.ga": "が entlang der Musterstriche",
    "kana.sample.small": "ein kleines, dünnes き in einer Ecke",
    "kana.sample.digit": "eine Ziffer, kein Kana",
    "kana.sample.letter": "ein Buchstabe, kein Kana",
    "kana.sample.scribble": "ein Gekritzel, kein Kana",
    "kana.invite.title": "Zeichne ein Hiragana auf die Tafel.",
    "kana.invite.body": "Oder nimm eines der Bilder darunter. Sobald der Stift abhebt, "
    "steht hier das Urteil:",
    "kana.invite.seen": "was das Netz sieht, 28 × 28 Bildpunkte",
    "kana.invite.opinions": "die fünf wahrscheinlichsten von 71 Zeichen, und womit die Antwort "
    "oft verwechselt wird",
    "kana.invite.anomaly": "ob es überhaupt ein Kana ist, und die Trainingsbilder, die das sagen",
    "kana.test_label": "Zurückgehaltenes Bild {index}, vom Programm als {character} geschrieben. "
    "Das Netz hat es nie gesehen.",
    "kana.hand_label": "Bild {index} von echter Hand (Omniglot), gemeint ist {character}. "
    "Kein Netz dieser Seite wurde damit trainiert.",
    "kana.fine": "Ein Kana",
    "kana.odd": "Kein Kana",
    "kana.certain": "Das Netz ist sich zu {share} sicher.",
    "kana.would": "Ohne den Ausreißertest hätte das Netz {character} gesagt, zu {share} sicher.",
    "kana.top.title": "Die {n} wahrscheinlichsten von 71",
    "kana.top.forced": "Die {n} wahrscheinlichsten von 71, zur Wahl gezwungen",
    "kana.space": "Kana-Netz",
    "kana.anomaly.title": "Ist es überhaupt ein Kana?",
    "kana.anomaly.inside": "ein Kana",
    "kana.anomaly.outside": "kein Kana",
    "kana.contamination": "Anteil ungesehener Kana jenseits der Grenze",
    "kana.confused": "Im Test wurde <b>{character}</b> am häufigsten verwechselt mit",
    "kana.confused.never": "Im Test wurde <b>{character}</b> nie verwechselt.",
    "kana.confused.option": "{character} {count}×",
    "kana.inside": "Ins Netz hineinsehen",
    "kana.practise.rows": "Reihen zum Üben",
    "kana.practise.count": "{place} von {n}",
    "kana.practise.write": "Schreibe: <b>{reading}</b>",
    "kana.practise.check": "Prüfen",
    "kana.practise.next": "Weiter",
    "kana.practise.show": "Zeigen",
    "kana.practise.how": "Schreibe das Zeichen auf die Tafel und lass es prüfen. "
    "Unsicher? „Zeigen“ legt es unter deinen Stift.",
    "kana.practise.trace": "Zieh es auf der Tafel nach, Strich für Strich. In der Zählung "
    "steht es als Hilfe.",
    "kana.practise.right": "Richtig",
    "kana.practise.wrong": "Gelesen als {character}",
    "kana.practise.asked": "Gefragt war {character} und bekam {share}.",
    "kana.practise.unusual": "Der Ausreißertest nennt es kein Kana: Es liegt weit von den "
    "Trainingsbildern entfernt.",
    "kana.practise.tally": "Bisher {right} von {n} richtig",
    "kana.practise.over": "{right} von {n} richtig",
    "kana.practise.was_right": "{asked}",
    "kana.practise.was_wrong": "{asked}, gelesen als {read}",
    "kana.practise.again": "Noch eine Runde",
    "kana.practise.missed": "Nur die verfehlten: {characters}",
    "kana.strokes.title": "So wird es geschrieben",
    "kana.strokes.replay": "Noch einmal",
    "kana.strokes.label": "{character} in {n} Strichen, in Schreibfolge nummeriert",
    "kana.strokes.credit": "Striche: [KanjiVG](https://kanjivg.tagaini.net), © Ulrich Apel, "
    "CC BY-SA 3.0",
    "kana.table.table": "Tafel von 71 Zeichen und dem, was aus ihnen gelesen wurde: Pfeiltasten "
    "gehen über die Felder, die Eingabetaste öffnet eines",
    "kana.table.hint": "Auf ein Feld zeigen nennt es, ein Klick zeigt seine Bilder.",
    "kana.table.axes": "Zeile: geschrieben · Spalte: gelesen · logarithmisch",
    "kana.table.cell": "{label} gelesen als {read}: {count} von {total}",
    "kana.set": "Wessen Schrift",
    "kana.set.synthetic": "Synthetischer Test",
    "kana.set.real": "Echte Hände",
    "kana.often": "Häufigste Verwechslungen: geschrieben → gelesen, und wie oft",
    "kana.cell.title": "{label} gelesen als {read}",
    "kana.cell.count": "{count} von {total} {label} wurden als {read} gelesen.",
    "kana.cell.image": "Bild {index}: als {label} geschrieben, als {read} gelesen",
    "kana.cell.link": "kana?{name}={index}&lang=de",
    "kana.cell.waiting": "Das Programm schreibt gerade seine zurückgehaltenen Bilder.",
    "kana.cell.hint": "Ein Bild führt zu seinem Urteil.",
    "kana.cell.more": "und {n} weitere",
    "kana.cell.reverse": "{cell}: {count}",
    "kana.figures.synthetic": "Synthetisch, zurückgehalten: Schreiber und Schriften, die es "
    "nie sah",
    "kana.figures.real": "Echte Hände: {n} Bilder (Omniglot), nie zum Training benutzt",
    "kana.figures.top1": "richtig",
    "kana.figures.top5": "unter fünfen",
    "kana.figures.kept": "behalten bei {contamination}",
    "kana.none": "Das Kana-Netz wurde hier nicht ausgewertet. Diese Zeile trainiert eines:",
    "kana.how.data": "**Synthetische Daten.** Alle Trainingsbilder schrieb ein Programm: "
    "KanjiVG-Striche, zufällig gebogen, geneigt und verbunden, und Handschrift-Schriftarten. "
    "Ganze Schriften und Schreiber blieben dem Test vorbehalten; echte Hände dienen nur dem "
    "Messen.",
    "kana.how.softmax": "**Welches?** Das Netz gibt jedem der 71 Zeichen eine Zahl z, und die "
    "Softmax macht daraus Wahrscheinlichkeiten, die sich zu 1 ergänzen:",
    "kana.how.lof": "**Ist es überhaupt ein Kana?** Der Local Outlier Factor vergleicht die Dichte "
    "um die Zeichnung, unter den {k} nächsten Trainingsbildern des Netzes, mit der Dichte um "
    "diese. Es ist der Test der Seite Zeichnen; der Regler verschiebt nur seine Grenze.",
    "kana.how.fails": "**Fehler zum Ansehen.** Eine Softmax muss selbst bei einer Ziffer eines von "
    "71 Zeichen wählen; der Ausreißertest soll widersprechen. Und Zeichen, die sich nur in einer "
    "Schleife unterscheiden, werden verwechselt.",
    "kana.how.digit": "Eine Ziffer zeigen",
    "kana.how.mistake": "Ein verkanntes zeigen",
    "kana.how.run": "**Selbst machen.** Diese Zeile hat das Netz trainiert:",
    "kana.how.credit": "Strichdaten: [KanjiVG](https://kanjivg.tagaini.net) von Ulrich Apel, "
    "CC BY-SA 3.0. Echte Hände: Omniglot, Lake u. a. 2015.",
}
