"""The sentences of the page `kana_lab` in German."""

GERMAN: dict[str, str] = {
    "app.kana_lab": "Kana-Labor",
    "kana_lab.lesson": "Lektion",
    "kana_lab.why": "Warum?",
    "kana_lab.layers": "Eine Schicht oder viele",
    "kana_lab.layers.question": "Was bringen Faltungen gegenüber einer einzigen Schicht?",
    "kana_lab.layers.lead": (
        "Dieselben 71 synthetischen Kana: für eine Schicht, für das Netz des Artikels, für unseres."
    ),
    "kana_lab.layers.found": (
        "Nach {step} Schritten liest eine Schicht {first}, das Faltungsnetz des Artikels "
        "{second}: {gap}."
    ),
    "kana_lab.layers.deep": (
        "Unseres, tiefer und in jedem Schritt mit neuen Bildern gefüttert, liest {share} nach "
        "{step}."
    ),
    "kana_lab.layers.why": (
        "Eine Schicht gibt jedem Pixel ein Gewicht für jedes Zeichen; ein Strich, der zwei Pixel "
        "weiter liegt, ist für sie ein anderer: Sie lernt die Trainingsbilder (gestrichelt) und "
        "versagt bei neuen Händen. Faltungen suchen denselben Strich überall, und das Pooling "
        "verzeiht, wo genau er lag. Bei immer neuen Bildern gibt es nichts auswendig zu lernen."
    ),
    "kana_lab.rate": "Lernrate",
    "kana_lab.rate.question": "Warum muss die Lernrate fallen?",
    "kana_lab.rate.lead": "Dasselbe Netz: gleiche, schrumpfende und zu große Schritte.",
    "kana_lab.rate.found": (
        "Nach {step} Schritten liest es {first} mit konstanter Rate, {second} mit fallender: {gap}."
    ),
    "kana_lab.rate.lost": (
        "Bei konstant {rate} ist es um Schritt {step} verloren: nicht besser als Raten."
    ),
    "kana_lab.rate.held": (
        "Selbst bei konstant {rate} divergiert es in {step} Schritten nicht; es liest {share}."
    ),
    "kana_lab.rate.why": (
        "Große Schritte kommen schnell ins Tal, springen dort aber über den Grund hinweg; "
        "schrumpfende setzen sich. Sind sie zu groß, landet jeder höher am anderen Hang, bis das "
        "Netz auf jedes Bild dasselbe antwortet."
    ),
    "kana_lab.tried": "Bisher versuchte konstante Raten, auch eigene",
    "kana_lab.dropout": "Dropout",
    "kana_lab.dropout.question": "Was gewinnt, wer ein halbes Netz abschaltet?",
    "kana_lab.dropout.lead": "Dropout immer gleich stark, oder wachsend, während das Netz lernt.",
    "kana_lab.dropout.found": (
        "Nach {step} Schritten liest es {first}, wenn stets die Hälfte ausfällt, {second} bei "
        "wachsendem Anteil: {gap}."
    ),
    "kana_lab.dropout.why": (
        "Auf Bildern, mit denen es lernt, irrt ein Netz bald kaum noch: Es kann sie auswendig. "
        "Dropout lässt in jedem Schritt zufällige Einheiten aus, damit sich keine auf eine andere "
        "verlässt; der Abstand der gestrichelten zur vollen Linie ist, was es bekämpft. Ein "
        "Zeitplan lernt erst schnell und verbietet später das Auswendiglernen."
    ),
    "kana_lab.recipe.linear": "Softmax-Regression",
    "kana_lab.recipe.linear.shows": "71 gewichtete Summen der 784 Pixel, sonst nichts.",
    "kana_lab.recipe.constant": "CNN, konstante Rate {rate}",
    "kana_lab.recipe.constant.shows": "5×5×32, Pool, 5×5×64, Pool, 1024 Einheiten, halb aus.",
    "kana_lab.recipe.deep": "Unser tieferes CNN",
    "kana_lab.recipe.deep.shows": (
        "Fünf 3×3-Faltungen, in jedem Schritt neue Bilder, eine fallende Rate."
    ),
    "kana_lab.recipe.falling": "CNN, fallende Rate",
    "kana_lab.recipe.falling.shows": (
        "Die Rate fällt bei der Hälfte der Schritte auf ein Zehntel, bei drei Vierteln noch einmal."
    ),
    "kana_lab.recipe.diverging": "CNN, konstante Rate {rate}",
    "kana_lab.recipe.diverging.shows": "Weit über der üblichen Rate: Es soll scheitern.",
    "kana_lab.recipe.dropout": "CNN, fallende Rate, wachsendes Dropout",
    "kana_lab.recipe.dropout.shows": "Der Anteil, der ausfällt, wächst von 20 % auf 70 %.",
    "kana_lab.train": "Trainieren",
    "kana_lab.own": "Eigene Läufe",
    "kana_lab.bundled": "Nur mitgelieferte Läufe",
    "kana_lab.rate_label": "Konstante Lernrate",
    "kana_lab.length": "Schritte",
    "kana_lab.step": "Schritt",
    "kana_lab.validation_accuracy": "auf Validierungsbildern",
    "kana_lab.accuracy": "auf Trainingsbildern",
    "kana_lab.loss": "Verlust (Nat)",
    "kana_lab.learning_rate": "Lernrate",
    "kana_lab.guessing": "Raten: ln 71",
    "kana_lab.chart_accuracy": "Richtig gelesen, Validierungsbilder, je Schritt",
    "kana_lab.chart_accuracy_dashed": (
        "Richtig gelesen: Validierungsbilder; gestrichelt Trainingsbilder"
    ),
    "kana_lab.chart_loss": "Verlust auf Trainingsbildern, in Nat, je Schritt",
    "kana_lab.chart_learning_rate": "Lernrate",
    "kana_lab.chart_dropout": "Anteil ausgelassener Einheiten",
    "kana_lab.diverged": "divergiert",
    "kana_lab.near": "um Schritt {step}",
    "kana_lab.after_step": "nach Schritt {step}",
    "kana_lab.no_epoch": "noch keine Zahlen",
    "kana_lab.first_epoch": "Die ersten 250 Schritte laufen; an ihrem Ende beginnen die Kurven.",
    "kana_lab.burst": (
        "Dieser Lauf ist divergiert: Sein Verlust ist keine Zahl mehr. Diese Rate ist zu hoch für "
        "dieses Netz; eine kleinere wählen oder sie fallen lassen."
    ),
    "kana_lab.none": "Noch keine Kurven.",
    "kana_lab.none_body": (
        "„Trainieren“ drücken und eines der Netze dieser Lektion starten. 1.000 Schritte dauern "
        "ein, zwei Minuten; die Kurven wachsen alle 250. Man darf weggehen; der Lauf geht weiter."
    ),
    "kana_lab.table.caption": "Was der Artikel maß und was unsere Läufe messen",
    "kana_lab.table.trained": "Trainiert",
    "kana_lab.table.posted": "Artikel, ETL8",
    "kana_lab.table.here": "Hier, synthetisch",
    "kana_lab.table.difference": "Unterschied",
    "kana_lab.table.real": "Echte Hände",
    "kana_lab.table.note": (
        "Drei verschiedene Bildersammlungen. ETL8 im Artikel schrieben Menschen. Unsere ist "
        "synthetisch: von einem Programm aus KanjiVG-Strichen und Handschrift-Schriften "
        "geschrieben, von keiner Hand; gezeigt sind zurückgehaltene Schreiber und Schriften, am "
        "Ende eines Laufs auf Testbildern, vorher auf Validierungsbildern. Echte Hände: 460 "
        "Zeichnungen von 46 Kana aus Omniglot, nie zum Training benutzt. Ein Unterschied sagt "
        "also so viel über die Daten wie über das Training."
    ),
    "kana_lab.post.linear_10k": "Softmax, 10.000 Schritte",
    "kana_lab.post.linear_100k": "Softmax, 100.000 Schritte",
    "kana_lab.post.constant_10k": "CNN, konstante Rate, 10.000 Schritte",
    "kana_lab.post.constant_15k": "CNN, konstante Rate, Schritt 15.000",
    "kana_lab.post.falling": "CNN, fallende Rate",
    "kana_lab.post.dropout": "CNN, fallende Rate, Dropout-Zeitplan",
    "kana_lab.post.deep": "Unser tieferes CNN",
    "kana_lab.diverges": "divergiert",
    "kana_lab.diverged_at": "divergiert um Schritt {step}",
    "kana_lab.after": "{share} nach Schritt {step}",
    "kana_lab.goes_on": "lernt weiter: {share}",
    "kana_lab.points": "{number} Punkte",
    "kana_lab.how_loss": (
        "Jedes Netz hier macht aus einem Bild 71 Zahlen z. Softmax macht daraus "
        "Wahrscheinlichkeiten, und der Verlust ist, wie sehr sie die richtige Antwort y "
        "überrascht, gemittelt über einen Stapel von B Bildern. Raten kostet ln 71 = 4,26 Nat."
    ),
    "kana_lab.how_layers": (
        "Softmax-Regression macht z direkt aus den Pixeln, z = Wx + b. Das CNN stellt zwei "
        "Faltungen mit Pooling und eine Schicht aus 1.024 Einheiten davor."
    ),
    "kana_lab.how_update": (
        "Adam geht einen Schritt gegen den Gradienten, geteilt durch dessen übliche Größe. Die "
        "Lernrate η bestimmt, wie lang der Schritt ist; m und v sind gleitende Mittel des "
        "Gradienten und seines Quadrats."
    ),
    "kana_lab.how_dropout": (
        "Dropout setzt jede verborgene Einheit mit Wahrscheinlichkeit d auf 0, nur im Training:"
    ),
    "kana_lab.how_fails": (
        "**Woran es scheitert.** Mit konstanter Rate {rate} 1.000 Schritte trainieren:"
    ),
    "kana_lab.fail": "Divergieren lassen",
}
