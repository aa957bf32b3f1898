"""The sentences of the page `mine` in German."""

GERMAN: dict[str, str] = {
    "app.mine": "Transinformation",
    "mine.question": "Wie viel verrät eines über ein anderes?",
    "mine.lead": (
        "Transinformation misst, wie viel weniger man über Y rätselt, sobald man X gesehen hat: "
        "null, wenn beide nichts miteinander zu tun haben."
    ),
    "mine.train": "MINE trainieren",
    "mine.run": "Gezeigter Lauf",
    "mine.choose": "Hier noch kein Lauf",
    "mine.blow_up": "Platzen lassen",
    "mine.blow_up_run": "ρ = {rho} · geplatzt",
    "mine.burst": (
        "Dieser Lauf ist geplatzt. Bei so steilem ρ überwiegt exp(T) weniger Fremder alle "
        "anderen, der Gradient ist also verzerrt und wild; bei dieser Rate wirft jeder Schritt T "
        "weiter hinaus. Ohne Log-mean-exp bewahrt nichts exp(T) vor dem Überlauf."
    ),
    "mine.burst_live": "Live platzen lassen",
    "mine.preset": "Rezept",
    "mine.preset.quick": "Sorgsam",
    "mine.preset.quick.shows": ("Große Stapel, Log-mean-exp und berichtigter Gradient. Rund 15 s."),
    "mine.preset.uncorrected": "Kleine Stapel",
    "mine.preset.uncorrected.shows": (
        "50 Paare je Schritt, nichts berichtigt: So schmeichelt der Stapel sich selbst."
    ),
    "mine.preset.blow-up": "Platzen",
    "mine.preset.blow-up.shows": "Eine steile Wolke, exp(T) unverändert und eine Lernrate von 6.",
    "mine.rho": "Korrelation ρ",
    "mine.batch": "Paare je Schritt",
    "mine.rate": "Höchste Lernrate",
    "mine.average": "Gradient durch gleitendes Mittel berichtigen",
    "mine.average.help": (
        "Der Gradient von ln E[exp T] teilt durch ein Mittel über den Stapel. Durch dessen "
        "gleitendes Mittel geteilt, verschwindet der größte Teil der Verzerrung."
    ),
    "mine.stable": "Log-mean-exp",
    "mine.stable.help": (
        "Das größte T wird herausgezogen, bevor exp(T) gebildet wird; so läuft nichts über. Aus: "
        "die Formel, wie sie dasteht."
    ),
    "mine.how_information": (
        "Transinformation vergleicht die Paare mit Fremden: mit x und y aus zwei verschiedenen "
        "Paaren. Für zwei normalverteilte Zahlen gibt es eine Formel; 1 Nat sind 1,44 Bit."
    ),
    "mine.how_bound": (
        "MINE braucht keine Formel. Ein kleines Netz T bewertet Paare und Fremde und lernt, die "
        "Schranke von Donsker und Varadhan zu heben. Sie liegt nie über der Wahrheit, außer durch "
        "Zufall, und erreicht sie, wenn T das logarithmierte Dichteverhältnis ist, gleich mit "
        "welcher Konstante."
    ),
    "mine.how_fails": (
        "**Woran es scheitert.** Mit ρ = 0,99, exp(T) unverändert und hoher Lernrate platzt es:"
    ),
    "mine.note.counting": "Warum verzählt man sich?",
    "mine.note.counting.body": (
        "2.000 Paare füllen keine 1.600 Zellen. Eine Zelle mit einem zufälligen Paar sieht nach "
        "einer Regel aus: Feine Zellen erfinden Information sogar bei ρ = 0, grobe verwischen, was "
        "da ist."
    ),
    "mine.note.flatters": "Warum schmeichelt der Stapel?",
    "mine.note.flatters.body": (
        "Die Schranke zieht den Logarithmus eines Mittels von exp(T) ab. Die seltenen Fremden mit "
        "riesigem exp(T) fehlen in den meisten Stapeln; das Mittel gerät zu klein, die Schranke zu "
        "hoch, je kleiner der Stapel, desto mehr. 200.000 frische Paare sagen die Wahrheit."
    ),
    "mine.note.surface": "Was zeigt die Fläche?",
    "mine.note.surface.body": (
        "Orange: Werte, die als Paar öfter vorkommen als unter Fremden; blau: seltener. Ein "
        "vollkommenes T gleicht der Wahrheit daneben bis auf eine Konstante, die hier abgezogen "
        "ist. Ecken, in die kaum je ein Paar fällt, dürfen falsch bleiben: Die Schranke merkt es "
        "nicht."
    ),
    "mine.part": "Was gemessen wird",
    "mine.part.numbers": "Zwei Zahlen",
    "mine.part.images": "Zwei Ansichten einer Ziffer",
    "mine.dims": "{n} Zahlen",
    "mine.latent_dim": "Zahlen je Bild",
    "mine.epochs": "Epochen",
    "mine.takes": (
        "Etwa {time}, wenn dieser Rechner so schnell ist wie der, der den letzten Lauf trainierte."
    ),
    "mine.no_run": "Noch kein Lauf auf Bildern.",
    "mine.no_run_body": (
        "„MINE trainieren“ drücken und einen starten: Drei Epochen dauern einige Minuten, und die "
        "Kurven wachsen mit jeder Epoche. Man darf weggehen; der Lauf geht weiter."
    ),
    "mine.first_epoch": "Die erste Epoche läuft; ihre Zahlen kommen an ihrem Ende.",
    "mine.chart_bound": "Schranke auf neuen Paaren, in Nat",
    "mine.chart_accuracy": "Linearer Klassifikator je Epoche",
    "mine.chart_dims": "Trefferquote je Dimension",
    "mine.book": "Buch, 93,86 %",
    "mine.book_note": (
        "Trefferquote auf Testbildern. Der Klassifikator ist allein auf Trainingsbildern "
        "angepasst; das Buch (Atienza) passte seinen auf denselben Testbildern an, auf denen es "
        "ihn prüfte, und das schmeichelt. Nach einer Epoche sieht er 10.000 Bilder, am Ende alle. "
        "MINE selbst sieht nie einen Namen."
    ),
    "mine.pairs_title": "Welche beiden gehören zusammen?",
    "mine.pairs_note": (
        "Unter jedem Bild: mit wie vielen Nat T dafür spricht, dass beide Ansichten desselben "
        "Bildes sind (orange) oder von Fremden (blau). Auf keinem dieser Bilder wurde trainiert. "
        "Das Mittel über die Paare ist die Schranke."
    ),
    "mine.view_first": "Erste Ansicht",
    "mine.view_second": "Zweite Ansicht",
    "mine.view_stranger": "Ansicht eines Fremden",
    "mine.score": "T: {nats} Nat",
    "mine.loading": "Die Netze werden geladen.",
    "mine.unreadable": "Die Netze dieses Laufs lassen sich nicht laden: {reason}",
    "mine.drawing_title": "Deine Zeichnung, aus den Zahlen gelesen",
    "mine.draw": "Zeichne eine Ziffer: Ein linearer Klassifikator liest sie allein aus den Zahlen.",
    "mine.no_classifier": (
        "Dieser Lauf hat noch keinen Klassifikator. „python -m core evaluate RUN --save“ passt ihn "
        "an."
    ),
    "mine.verdict": "Eine {digit}, {share}",
    "mine.to_map": "Sehen, wohin seine Zahlen 10.000 Ziffern legen →",
    "mine.how_images": (
        "Ein Encoder Φ macht aus einem Bild wenige Zahlen. T sieht zwei solche Sätze: von zwei "
        "Ansichten eines Bildes oder von Fremden. Beide lernen, die Schranke zu heben; so behalten "
        "die Zahlen, was zwei Ansichten teilen, vor allem die Ziffer, und lassen fallen, worin sie "
        "sich unterscheiden: Neigung, Verschiebung, Körnung."
    ),
    "mine.how_images_fails": (
        "**Woran es scheitert.** Aus n Paaren kann niemand für viel mehr als ln n Nat bürgen. Und "
        "die Schranke belohnt, *Bilder* zu unterscheiden, nicht Ziffern: Zwei Dreien von "
        "verschiedener Hand sind für sie Fremde."
    ),
    "mine.stage.pairs": "2.000 Paare (X, Y)",
    "mine.stage.hint": "Ziehen kippt. Getönt: gezählte Zellen.",
    "mine.stage.learned": "Was T lernte",
    "mine.stage.truth": "Die Wahrheit",
    "mine.stage.rare": "seltener",
    "mine.stage.often": "öfter als durch Zufall",
    "mine.stage.flat": "Karte",
    "mine.stage.raised": "Relief",
    "mine.stage.train": "Hier trainieren",
    "mine.stage.absent": "Bei ρ\u00a0=\u00a0{rho} wurde noch kein Netz trainiert.",
    "mine.stage.wakes": "Ein neues Netz wacht auf.",
    "mine.stage.none": "Bei dieser Korrelation nicht trainiert",
    "mine.stage.seen": "Seine Schranke liegt bei {estimate} Nat",
    "mine.stage.exact": "Formel",
    "mine.stage.histogram": "Zählen",
    "mine.stage.mine": "MINE",
    "mine.stage.nats": "Nat",
    "mine.stage.nothing": "keine Zahl",
    "mine.stage.counting": "Gezählt in Zellen",
    "mine.stage.axis": "Korrelation ρ",
    "mine.stage.slider": "Korrelation der Wolke",
    "mine.stage.spoken": "ρ = {rho}; Formel {exact} Nat, Zählen {counted} Nat",
    "mine.stage.fresh": "MINE auf frischen Paaren",
    "mine.stage.batch": "auf dem Trainingsstapel",
    "mine.stage.moment": "Schritt {step} · {seconds} s",
    "mine.stage.play": "Abspielen",
    "mine.stage.pause": "Pause",
    "mine.stage.follow": "Live",
    "mine.stage.scrub": "Zeitpunkt des Trainings",
}
