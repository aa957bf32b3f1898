"""The sentences of the page `inside` in German."""

GERMAN: dict[str, str] = {
    "app.inside": "Im Netz",
    "inside.question": "Was sieht ein Netz in deiner Zeichnung?",
    "inside.lead": (
        "Jede Karte ist ein Filter, geschoben über das, was davor lag. Zeige auf ein Pixel und "
        "lies, wie sein Wert entstand."
    ),
    "inside.run": "Netz",
    "inside.choose": "Netz wählen",
    "inside.run.cnn": "Ziffern: einfaches CNN",
    "inside.run.l2-softmax": "Ziffern: L2-Softmax",
    "inside.run.kana-cnn": "Kana: unser CNN",
    "inside.run.kana-linear": "Kana: Softmax-Regression",
    "inside.run.kana-post": "Kana: das CNN des Artikels",
    "inside.run.kana-post-falling": "Kana: CNN des Artikels, fallende Rate",
    "inside.run.kana-post-dropout": "Kana: CNN des Artikels, Dropout-Plan",
    "inside.run.kana-post-diverging": "Kana: CNN des Artikels, divergiert",
    "inside.method.cnn": "Ziffern: CNN",
    "inside.method.l2-softmax": "Ziffern: L2-Softmax",
    "inside.method.kana-cnn": "Kana: CNN",
    "inside.method.kana-linear": "Kana: Softmax-Regression",
    "inside.moment": "Das Netz vor oder nach seinem Training",
    "inside.moment.after": "Trainiert",
    "inside.moment.before": "Vor dem Training",
    "inside.example": "Ein Beispiel, bis du zeichnest",
    "inside.waking": "Das Netz wacht auf. Der erste Besuch dauert einige Sekunden.",
    "inside.gone": "Der Lauf {run} ist nicht hier oder hat kein gespeichertes Netz.",
    "inside.none": "Noch kein Netz zum Hineinsehen",
    "inside.none_body": (
        "Stelle den Ordner exhibits aus dem Repository wieder her oder trainiere ein Netz: Seine "
        "Filter werden gefilmt, während es lernt."
    ),
    "inside.trained_on.digits": "Trainiert auf MNIST: Ziffern, die Menschen schrieben.",
    "inside.trained_on.kana": (
        "Trainiert auf synthetischen Kana: von einem Programm geschrieben, aus den Strichen von "
        "KanjiVG und Handschrift-Schriften; keine menschliche Hand."
    ),
    "inside.blind": (
        "Dies ist das Netz vor seinem ersten Schritt: zufällige Gewichte. Seine Karten zeigen "
        "schon Kanten, doch seine Antwort ist geraten."
    ),
    # the flow
    "inside.flow.player": "Filter, während sie gelernt werden",
    "inside.flow.scrub": "Epoche",
    "inside.flow.seen": "Was es sieht",
    "inside.flow.hidden": "verborgene Schicht",
    "inside.flow.about_deep": "Jeder Kern sieht alle {n} Karten darüber zugleich.",
    "inside.flow.about_hidden": "Kein Bild mehr: Zahlen, die die ganze Zeichnung zusammenfassen.",
    "inside.flow.kernels": "Kerne",
    "inside.flow.slices": "Kern von Karte {map}: {n} Scheiben",
    "inside.flow.before": "vor dem Training",
    "inside.flow.rebuilt": "davor, aus dem Startwert erneut gebaut",
    "inside.flow.then": "diese Zeile, wie sie war",
    "inside.flow.epoch": "nach Epoche {epoch} von {last}",
    "inside.flow.does_convolution": "Faltung",
    "inside.flow.does_normalisation": "normiert",
    "inside.flow.does_relu": "ReLU: Blau fällt weg",
    "inside.flow.called_relu": "ReLU",
    "inside.flow.does_pooling": "Pooling",
    "inside.flow.does_averaging": "Mittel",
    "inside.flow.does_dense": "gewichtete Summen",
    "inside.flow.does_classes": "Summe je Klasse",
    "inside.flow.does_length": "Länge 1",
    "inside.flow.does_scale": "gestreckt",
    "inside.flow.does_softmax": "Antwort",
    "inside.flow.pixel": "{name} · Karte {map} · Zeile {row}, Spalte {column}",
    "inside.flow.unit": "{name} · {map}",
    "inside.flow.pin": "Klick hält fest",
    "inside.flow.pinned": "gehalten · nochmals klicken löst",
    "inside.flow.keys": "Pfeiltasten bewegen, Bild auf und Bild ab wechseln die Karte.",
    "inside.flow.patch": "worauf es schaut",
    "inside.flow.kernel": "Kern",
    "inside.flow.products": "Produkte",
    "inside.flow.sum": "ihre Summe",
    "inside.flow.bias": "Bias",
    "inside.flow.value": "Wert",
    "inside.flow.channel": "Karte {map}",
    "inside.flow.channels": "{n} weitere Karten",
    "inside.flow.spot": "Karte {map} ({row}, {column})",
    "inside.flow.from": "von {map}",
    "inside.flow.inputs": "{n} weitere Eingänge",
    "inside.flow.relu": "Negatives wird 0",
    "inside.flow.normalisation": "Faktor × Wert + Versatz",
    "inside.flow.scale": "der Faktor α",
    "inside.flow.length": "geteilt durch die Länge aller",
    "inside.flow.softmax": "exp seiner Summe, als Anteil an allen",
    "inside.flow.largest": "der größte",
    "inside.flow.mean": "ihr Mittel",
    "inside.flow.gone": "Die Gewichte kamen nicht an. Lade die Seite neu.",
    # covering
    "inside.cover.title": "Welche Pixel trugen die Entscheidung?",
    "inside.cover.lead": (
        "Ein Quadrat verdeckt eine Stelle nach der anderen, und jedes Mal wird das Netz neu "
        "gefragt. Orange: Hier zu verdecken kostet die Antwort."
    ),
    "inside.cover.patch": "Quadrat",
    "inside.cover.shade": "Verdecken mit",
    "inside.cover.shade.ground": "nichts (radieren)",
    "inside.cover.shade.grey": "Grau",
    "inside.cover.tip": "Radieren, bis es kippt",
    "inside.cover.tip_help": (
        "Verdeckt das entscheidende Quadrat, schaut neu, verdeckt das nächste, höchstens {n} Mal."
    ),
    "inside.cover.map": "Was Verdecken kostet",
    "inside.cover.seen": "Hier verdeckt",
    "inside.cover.answer": "Die Antwort dann",
    "inside.cover.at": "Quadrat ab Zeile {row}, Spalte {column}",
    "inside.cover.lost": "{label}: {before} → {after}",
    "inside.cover.tips": "Es kippt: Aus {before} wird {after}.",
    "inside.cover.holds": "Es hält.",
    "inside.cover.keys": "Pfeiltasten bewegen das Quadrat.",
    "inside.cover.decisive": "zum entscheidenden Quadrat",
    "inside.cover.whole": "wie es ist",
    "inside.cover.step": "{n} verdeckt",
    "inside.cover.tipped": (
        "{n} der entscheidenden Quadrate machen aus {before} {after}. Ebenso viele an zufälligen "
        "Stellen lassen die Antwort in {kept} von 100 Versuchen stehen."
    ),
    "inside.cover.not_tipped": (
        "{n} Quadrate kippen es nicht: Die Antwort bleibt {before}. Ebenso viele an zufälligen "
        "Stellen lassen sie in {kept} von 100 Versuchen stehen."
    ),
    # what is computed
    "inside.how.convolution": (
        "Eine **Faltung** legt einen kleinen Kern $w$ auf jede Stelle der Karten davor, "
        "multipliziert und summiert:"
    ),
    "inside.how.pool": (
        "**ReLU** schneidet Negatives ab; **Pooling** behält den größten Wert jedes Quadrats. Die "
        "letzten Schichten sind gewichtete Summen von allem, und Softmax macht Anteile daraus:"
    ),
    "inside.how.occlusion": (
        "Die **Verdeckungskarte** wird wirklich gerechnet: Ein Quadrat bei $(r,c)$ wird verdeckt, "
        "und dort steht, was die Wahrscheinlichkeit der Antwort verliert (Zeiler und Fergus 2014):"
    ),
    "inside.how.rebuilt": (
        "Die mitgelieferten Ziffernnetze wurden trainiert, bevor Filter gefilmt wurden: Ihre zwei "
        "Bilder sind das aus dem Startwert erneut gebaute Netz und das gespeicherte. Trainiere "
        "eines, und jede Epoche wird gefilmt."
    ),
    "inside.how.fails": (
        "**Blind.** Auch die Filter eines untrainierten Netzes finden Kanten. Es fehlt der Rest:"
    ),
    "inside.how.failure": "Das untrainierte Netz zeigen",
    "inside.how.runs": "Die Zeile, die dieses Netz trainiert hat:",
}
