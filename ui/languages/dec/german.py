"""The sentences of the page `dec` in German."""

GERMAN: dict[str, str] = {
    "app.dec": "DEC",
    "dec.question": "Fassen zehn Zahlen eine Ziffer, und zehn Zentren alle Ziffern?",
    "dec.lead": "Deep Embedded Clustering in drei Akten, ohne ein einziges Etikett.",
    "dec.acts": "Akte",
    "dec.act.squeeze": "1 Pressen",
    "dec.act.centres": "2 Zehn Zentren",
    "dec.act.refine": "3 Verfeinern",
    "dec.story.squeeze": (
        "Akt 1 von 3. Ein gestapelter Autoencoder lernt, 784 Bildpunkte in zehn Zahlen zu pressen "
        "und das Bild daraus wieder zu zeichnen: erst Schicht um Schicht, dann alle zusammen."
    ),
    "dec.story.centres": (
        "Akt 2 von 3. k-Means setzt {n} Zentren dorthin, wo sich die zehndimensionalen Codes "
        "drängen, der beste von 20 Anläufen."
    ),
    "dec.story.kmeans": "{accuracy} der Testbilder liegen schon bei ihrer Ziffer.",
    "dec.story.refine": (
        "Akt 3 von 3. Jedes Bild wird zu dem Zentrum gezogen, zu dem es halb gehört; "
        "Codes und Zentren bewegen sich gemeinsam."
    ),
    "dec.outcome.live": "Von {before} nach k-Means auf {after} nach bisher {updates} Schritten.",
    "dec.outcome.tolerance": (
        "Von {before} auf {after} in {updates} Schritten; dann wechselten weniger als 0,1 % das "
        "Cluster, und es hörte von selbst auf."
    ),
    "dec.outcome.max_updates": (
        "Von {before} auf {after} in {updates} Schritten, mehr waren nicht vorgesehen."
    ),
    "dec.outcome.user": "Von {before} auf {after} in bisher {updates} Schritten.",
    "dec.why_untrained": (
        "Hier fiel Akt 1 aus: Ein untrainierter Code hält eher Dicke und Neigung fest als die "
        "Form. Die Zentren fangen Gemische, und das Verfeinern schärft nur, was sie gefangen haben."
    ),
    "dec.stage.finetune": "alle zusammen",
    "dec.yours": "Deine Zeichnung",
    "dec.waking": "Der Autoencoder wacht auf …",
    "dec.chain.given": "deine",
    "dec.chain.example": "ein Testbild; zeichne selbst",
    "dec.chain.untrained": "untrainiert",
    "dec.chain.layer-1": "nach Schicht 1",
    "dec.chain.layer-2": "nach Schicht 2",
    "dec.chain.layer-3": "nach Schicht 3",
    "dec.chain.layer-4": "nach Schicht 4",
    "dec.chain.finetune": "nach der Feinabstimmung",
    "dec.chain.cluster": "nach dem Clustern",
    "dec.code": (
        "Mehr bleibt davon am Ende nicht: {n} Zahlen. "
        "Sie liegen in Cluster {cluster}, das für {name} steht (q = {q})."
    ),
    "dec.borrowed": (
        "Dieser Lauf hat den Autoencoder von {run} übernommen; dessen erster Akt ist zu sehen."
    ),
    "dec.squeeze.moment": "{stage} · Epoche {epoch} · {seconds} s nach dem Start",
    "dec.squeeze.given": "zehn Testbilder",
    "dec.squeeze.returned": "zurückgegeben",
    "dec.squeeze.given_alt": "Zehn Testbilder, 0 bis 9",
    "dec.squeeze.returned_alt": "Was das Netz davon zurückgibt: {stage}, Epoche {epoch}",
    "dec.squeeze.loss": "Verlust, jede Stufe in eigenem Maßstab",
    "dec.squeeze.player": (
        "Film des Autoencoders. Die Leertaste spielt ab, Pfeiltasten gehen Bild für Bild."
    ),
    "dec.map.player": "Film der Codes. Die Leertaste spielt ab, Pfeiltasten gehen Bild für Bild.",
    "dec.map.play": "Abspielen",
    "dec.map.pause": "Pause",
    "dec.map.back": "Ein Bild zurück",
    "dec.map.forth": "Ein Bild vor",
    "dec.map.scrub": "Zeitpunkt im Film",
    "dec.map.speed": "Tempo",
    "dec.map.locale": "de",
    "dec.map.map": "Karte von Testbildern, die Zentren als Dreiecke",
    "dec.map.moment": "Schritt {update} · {accuracy} richtig · {seconds} s",
    "dec.map.kmeans": "k-Means, vor dem ersten Schritt · {accuracy} richtig",
    "dec.map.bars": "Weiche Zuordnung q und Ziel p",
    "dec.map.q": "q, jetzt",
    "dec.map.p": "p, gewollt",
    "dec.map.picked": "Testbild {row}, eine {label}, liegt bei {name}: q {q}, p {p}",
    "dec.map.pair": "Cluster {cluster} ({name}): q {q}, p {p}",
    "dec.map.confusion": "Ziffern und Cluster",
    "dec.map.right": "{accuracy} von 10.000 Testbildern richtig",
    "dec.map.cell": "{count} Bilder der {label} in Cluster {cluster}",
    "dec.map.changed": "Cluster gewechselt",
    "dec.map.accuracy": "Testgenauigkeit",
    "dec.map.stop": "Ende unter {share}",
    "dec.map.first": "k-Means",
    "dec.map.update": "Schritt {update}",
    "dec.map.by": "Farben",
    "dec.map.by_digit": "Ziffer",
    "dec.map.by_cluster": "Cluster",
    "dec.map.images": "Bilder",
    "dec.map.legend": "Nur eine Ziffer zeigen",
    "dec.map.hint": (
        "Klicke ein Bild an und sieh, wohin es halb gehört. Ein Ring blitzt um jedes, das gerade "
        "das Cluster gewechselt hat. Etiketten färben die Punkte für dich; das Training hat sie "
        "nie gesehen."
    ),
    "dec.map.hint_still": (
        "Etiketten färben die Punkte für dich; das Training hat sie nie gesehen."
    ),
    "dec.map.hovered": "Testbild {row}: eine {label}\nin Cluster {cluster}, das für {name} steht",
    "dec.map.head_centre": "steht für",
    "dec.map.head_near": "nächstes",
    "dec.map.head_members": "Ziffern unter seinen Testbildern",
    "dec.map.head_count": "Bilder",
    "dec.map.pure": "{share} sind {name}",
    "dec.honest": (
        "Die Karte ist t-SNE: Wer neben wem liegt, stimmt meist; Abstände zwischen Gruppen, ihre "
        "Größe und der Raum dazwischen sagen nichts. Was zählt, wird in zehn Dimensionen berechnet."
    ),
    "dec.duel": "Paper | Post",
    "dec.duel.help": (
        "Nebeneinander: der quadrierte Abstand des Papers gegen den einfachen des Posts"
    ),
    "dec.differ.kernels": (
        "Derselbe Autoencoder, derselbe Startwert; nur der Kern ist anders. Mit dem Quadrat fällt "
        "q schnell ab: Ein nahes Zentrum bekommt fast das ganze Bild. Mit dem einfachen Abstand "
        "behalten ferne Zentren einen Anteil, q beginnt flacher, und jedes Ziel zieht weniger "
        "entschieden."
    ),
    "dec.differ.more": "Hier unterscheiden sich Stufen, Ansichten, Startwerte oder Autoencoder.",
    "dec.differ.run": (
        "{run}: größtes q nach k-Means im Mittel {sure_before}, am Ende {sure_after}; "
        "Genauigkeit {before} → {after} in {updates} Schritten."
    ),
    "dec.advanced": "Länge der Stufen",
    "dec.advanced.hint": "0 lässt eine Stufe aus.",
    "dec.layer_epochs": "Epochen für jedes der vier Schichtpaare",
    "dec.finetune_epochs": "Epochen für alle Schichten zusammen",
    "dec.max_updates": "Höchstens so viele Schritte von p",
    "dec.recipe.quick": "Schnell: alle drei Akte",
    "dec.recipe.quick.shows": "Ein kurzer Autoencoder, dann Cluster. Keine drei Minuten.",
    "dec.recipe.clustering": "Nur Akt 2 und 3",
    "dec.recipe.clustering.shows": (
        "Übernimmt den mitgelieferten Autoencoder: ein bis zwei Minuten."
    ),
    "dec.recipe.post-kernel": "Der Kern des Posts",
    "dec.recipe.post-kernel.shows": "Dasselbe mit dem Abstand, wo das Paper sein Quadrat hat.",
    "dec.recipe.paper": "Die unveränderten Bilder des Papers",
    "dec.recipe.paper.shows": "Keine gedrehten, verschobenen Ansichten: schwächer, und es dauert.",
    "dec.recipe.full": "Ganzes Rezept",
    "dec.recipe.full.shows": "Wie mitgeliefert: gedrehte, verschobene Ansichten, alle Epochen.",
    "dec.recipe.own": "Eigene Längen",
    "dec.recipe.untrained": "Fehlschlag: kein Autoencoder",
    "dec.recipe.untrained.shows": "k-Means auf dem Code eines Netzes, das niemand trainiert hat.",
    "dec.in_layer": "Schicht {layer} von 4, Epoche {epoch} von {n}",
    "dec.in_finetune": "alle Schichten zusammen, Epoche {epoch} von {n}",
    "dec.in_cluster": "verfeinert, Schritt {epoch} von höchstens {n}",
    "dec.between": "k-Means macht 20 Anläufe",
    "dec.stage_left": "noch {time} in dieser Stufe",
    "dec.no_start": (
        "Er wollte einen Autoencoder übernehmen, den es nicht gibt: Trainiere das ganze Rezept, "
        "oder wähle eines mit eigenem Autoencoder."
    ),
    "dec.diverged": "Starte ihn neu mit der Lernrate des Rezepts.",
    "dec.later": "Noch nicht: Dieser Lauf steckt in einem früheren Akt",
    "dec.later.squeeze": "Die ersten Bilder kommen nach der ersten Epoche.",
    "dec.later.centres": "Akt 2 beginnt, wenn der Autoencoder fertig ist. Bis dahin läuft Akt 1.",
    "dec.later.refine": "Akt 3 beginnt nach k-Means. Bis dahin läuft Akt 1.",
    "dec.skipped.squeeze": (
        "Dieser Lauf hat Akt 1 ausgelassen: Sein Autoencoder wurde nie trainiert. Geh weiter zu "
        "Akt 2 und sieh, was k-Means aus einem solchen Code macht."
    ),
    "dec.skipped.refine": "Dieser Lauf endete nach k-Means: Schritte waren keine verlangt.",
    "dec.nothing": "Dieser Lauf endete vor diesem Akt, oder seine Bilder sind fort.",
    "dec.none": "Noch nichts zu sehen",
    "dec.none_body": (
        "Trainiere einen Lauf: Das schnelle Rezept spielt alle drei Akte in drei Minuten."
    ),
    "dec.how.first": (
        "**Akt 1.** Das Netz sieht gedrehte, verschobene Bilder und verliert in jedem Schritt ein "
        "Fünftel seiner Einheiten, soll das Bild aber ganz zeichnen. Wenn alle Schichten zusammen "
        "lernen, muss der Code eines Bildes auch einen nahen Nachbarn herausfinden; das Paper hat "
        "nur die Bilder."
    ),
    "dec.how.q": (
        "**Weiche Zuordnung.** Wie sehr der Code z von Bild i zum Zentrum μ von Cluster j gehört: "
        "ein Student-t-Kern ihres Abstands (Xie et al. 2016)."
    ),
    "dec.how.p": (
        "**Ziel.** Dieselbe Zuordnung, quadriert und neu verteilt: Wahrscheinliches wird "
        "wahrscheinlicher, und große Cluster bremst f, ihre Größe."
    ),
    "dec.how.kl": "**Verlust.** Codes und Zentren bewegen sich so, dass q sich p nähert:",
    "dec.how.post": (
        "Ein viel gelesener Post nimmt den Abstand, wo das Paper sein Quadrat hat. "
        "„Paper | Post“ zeigt beide Filme im Gleichschritt."
    ),
    "dec.fails": (
        "**Ein Fehlschlag zum Ansehen.** Ohne Akt 1 arbeitet k-Means auf dem Code eines Netzes, "
        "das niemand trainiert hat. p entsteht aus q selbst: Ein falscher Glaube wird geschärft "
        "wie ein richtiger."
    ),
    "dec.failure.show": "Den Lauf ohne Autoencoder zeigen",
    "dec.failure.train": "Ohne Autoencoder trainieren (etwa eine Minute)",
}
