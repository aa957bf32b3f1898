"""The sentences of the page `watch` in German."""

GERMAN: dict[str, str] = {
    "app.watch": "Trainieren und zusehen (IIC)",
    "watch.question": "Findet ein Netz die Ziffern, wenn sie ihm niemand nennt?",
    "watch.lead": "Sehen Sie zu, wie seine Verbundmatrix diagonal wird, ohne ein einziges Etikett.",
    "state.paused": "angehalten",
    "watch.seed": "Startwert {seed}",
    "watch.pair.alphas": "α = 1 | 10",
    "watch.pair.alphas.help": (
        "Nebeneinander: die reine Transinformation und ein starker Druck, alle Cluster zu nutzen"
    ),
    "watch.pair.views": "1 Verformung | 4",
    "watch.pair.views.help": "Nebeneinander: nur Drehung und alle Verformungen zusammen",
    "watch.pair.stuck": "fest | frei",
    "watch.pair.stuck.help": (
        "Nebeneinander: ein Lauf, der sich festfuhr, und einer, der es nicht tat"
    ),
    "watch.group": "Was möchten Sie sehen?",
    "watch.group.whole": "Ein ganzes Training",
    "watch.group.views": "Die Verformungen, einzeln",
    "watch.group.alpha": "Das Gewicht α",
    "watch.group.failures": "Absichtliche Fehlschläge",
    "watch.group.book": "Das Netz des Buchs",
    "watch.recipe.quick": "Schnelles Rezept",
    "watch.recipe.quick.shows": (
        "Die Ziffern erscheinen binnen einer Minute; höchstens vier Minuten insgesamt."
    ),
    "watch.recipe.post": "Das Rezept des Artikels",
    "watch.recipe.post.shows": (
        "α = 10 und alle vier Verformungen wie veröffentlicht. Auf einem Laptop dauert es Stunden."
    ),
    "watch.recipe.post-alpha-1": "Das Rezept des Artikels, α = 1",
    "watch.recipe.post-alpha-1.shows": (
        "Dasselbe mit der reinen Transinformation: Cluster verschmelzen leichter. Ebenfalls "
        "Stunden."
    ),
    "watch.recipe.rotation": "Nur Drehung",
    "watch.recipe.rotation.shows": "Die Ansichten unterscheiden sich nur um eine Drehung bis 25°.",
    "watch.recipe.shear": "Nur Scherung",
    "watch.recipe.shear.shows": "Die Ansichten unterscheiden sich nur in ihrer Neigung.",
    "watch.recipe.binarisation": "Nur Schwellwert",
    "watch.recipe.binarisation.shows": (
        "Eine Ansicht ist rein schwarzweiß. Genügt das, um Ziffern zu lernen?"
    ),
    "watch.recipe.noise": "Nur Rauschen",
    "watch.recipe.noise.shows": (
        "Die Ansichten unterscheiden sich nur durch Körnung: Daran ist kaum etwas zu lernen."
    ),
    "watch.recipe.four": "Alle vier zusammen",
    "watch.recipe.four.shows": (
        "Drehung, Scherung, Schwellwert und Rauschen zugleich, wie im Artikel."
    ),
    "watch.recipe.alpha-1": "α = 1",
    "watch.recipe.alpha-1.shows": (
        "Reine Transinformation: Manche Cluster bleiben leer oder verschmolzen."
    ),
    "watch.recipe.alpha-10": "α = 10",
    "watch.recipe.alpha-10.shows": (
        "Ein starker Druck, alle Cluster gleich zu nutzen: Wenige verschmelzen, alle kommen später."
    ),
    "watch.recipe.identical": "Gleiche Ansichten",
    "watch.recipe.identical.shows": (
        "Beide Ansichten sind dasselbe Bild. P wird diagonal, doch die Cluster sind keine Ziffern."
    ),
    "watch.recipe.merged": "Ein verschmolzenes Paar",
    "watch.recipe.merged.shows": (
        "α zu klein: Zwei Ziffern teilen sich einen Cluster, ein anderer spaltet eine Ziffer oder "
        "bleibt leer."
    ),
    "watch.recipe.collapsed": "Ein kollabierter Kopf",
    "watch.recipe.collapsed.shows": "α viel zu klein: Fast jedes Bild landet im selben Cluster.",
    "watch.recipe.book-crops": "VGG des Buchs, Ausschnitte",
    "watch.recipe.book-crops.shows": (
        "Eine Ansicht ist ein zufälliger, vergrößerter Ausschnitt von 16 bis 20 Pixeln."
    ),
    "watch.recipe.book-rotation": "VGG des Buchs, Drehung",
    "watch.recipe.book-rotation.shows": "Eine Ansicht ist um bis zu 20° gedreht.",
    "watch.n_heads": "Köpfe",
    "watch.damaged": "{n} beschädigte Schnappschüsse wurden ausgelassen.",
    "watch.unreadable": (
        "Kein Schnappschuss dieses Laufs ist lesbar: Die Dateien sind beschädigt. Mit demselben "
        "Startwert neu gestartet, entstehen sie noch einmal."
    ),
    "watch.no_film": (
        "Dieser Lauf hat keine Schnappschüsse hinterlassen; es gibt keinen Film zu zeigen."
    ),
    "watch.none": "Noch gibt es nichts zu sehen.",
    "watch.none_body": (
        "Drücken Sie „Einen Lauf trainieren“, wählen Sie ein Rezept und starten Sie. Nach etwa "
        "zehn Sekunden bewegt sich die erste Matrix."
    ),
    "watch.merged": (
        "Kopf {head} sitzt fest: Cluster {full} enthält zwei Arten von Bildern, Cluster {idle} "
        "fast keine."
    ),
    "watch.merged_split": (
        "Kopf {head} sitzt fest: Cluster {full} enthält zwei Arten von Bildern, während die "
        "Cluster {one} und {other} sich eine teilen."
    ),
    "watch.collapsed": (
        "Kopf {head} ist kollabiert: Cluster {cluster} und wenige andere nehmen fast alle Bilder "
        "auf."
    ),
    "watch.told_apart": (
        "Kopf {head} unterscheidet die beiden Ansichten statt der Bilder: Jede Ansicht hat eigene "
        "Cluster."
    ),
    "watch.reseeded": "Er wurde neu gesetzt.",
    "watch.restarted": "Das Netz wurde neu gestartet.",
    "watch.player.joint": "Verbundmatrix P",
    "watch.player.confusion": "Ziffer × Cluster",
    "watch.player.viewer": "Etiketten, nur für Zuschauer",
    "watch.player.scale": "≥ {top}",
    "watch.player.moment": "{seconds} s · Epoche {epoch} · Schritt {step} · α = {alpha}",
    "watch.player.trace": "{trace} diagonal",
    "watch.player.matched": "{accuracy} zugeordnet",
    "watch.player.joint_alt": "Verbundmatrix von Kopf {head}: {trace} auf der Diagonale",
    "watch.player.confusion_alt": (
        "Konfusionsmatrix von Kopf {head}, Ziffern gegen Cluster: {accuracy} zugeordnet"
    ),
    "watch.player.count": "{count} von {total} „{label}“ in Cluster {cluster}",
    "watch.player.at": "Schritt {step}:",
    "watch.player.axis": "Trainingsschritte",
    "watch.player.information": "Transinformation",
    "watch.player.loss": "Verlust",
    "watch.player.strip": "Trefferquote je Kopf: {accuracy}",
    "watch.player.player": (
        "Film des Trainings. Die Leertaste spielt ab, die Pfeiltasten gehen schrittweise."
    ),
    "watch.player.scrub": "Zeitpunkt",
    "watch.player.speed": "Tempo",
    "watch.player.follow": "Live",
    "watch.player.play": "Abspielen",
    "watch.player.pause": "Anhalten",
    "watch.player.heads": "Kopf",
    "watch.player.over": "50 Übercluster",
    "watch.player.columns": "Cluster",
    "watch.player.sorted": "nach Ziffer sortiert",
    "watch.player.raw": "wie sie sind",
    "watch.save_gif": "GIF",
    "watch.save_npz": "Arrays (npz)",
    "watch.save_csv": "Kurven (CSV)",
    "watch.how": (
        "**P** ist die Wahrscheinlichkeit, dass eine Ansicht eines Bilds in Cluster i und die "
        "andere in Cluster j fällt, gemittelt über einen Stapel. IIC erhöht die Transinformation "
        "der beiden: P wird diagonal, und alle Cluster bleiben in Gebrauch. Wo α sinkt, wie im "
        "schnellen Rezept, steigt der Verlust, obwohl die Information wächst. Die Reihenfolge der "
        "Zeilen und Spalten, die Konfusionsmatrix und die Trefferquote nutzen Etiketten, nur für "
        "Ihre Augen."
    ),
    "watch.fails": (
        "**Ein Fehlschlag zum Ansehen.** Wählen Sie „Absichtliche Fehlschläge“ unter „Einen Lauf "
        "trainieren“: Bei gleichen Ansichten ist P vollkommen diagonal, und doch ist kein Cluster "
        "eine Ziffer. Bei zu kleinem α teilen sich zwei Ziffern einen Cluster, und P allein "
        "verrät es."
    ),
    "watch.walk": "Ein Stapel, Schritt für Schritt",
    "watch.walk_lead": (
        "Von einem Bild und seinem Zwilling zu der Zahl, die maximiert wird: jeder Wert der echte "
        "dieses Laufs."
    ),
    "watch.walk_open": "Zerlegen",
    "watch.walk_loading": "Das Netz wird geladen. Die Seite bleibt bedienbar.",
    "watch.walk_missing": "Das Netz dieses Laufs ließ sich nicht laden: {reason}",
    "watch.walk_image": "Bild des Stapels",
    "watch.walk_head": "Kopf",
    "watch.walk.pair": "**1.** Ein Bild und die zwei Ansichten, die davon gezogen wurden.",
    "watch.walk.answers": "**2.** Die Antwort des Netzes auf jede: zehn Wahrscheinlichkeiten.",
    "watch.walk.outer": "**3.** Ihr äußeres Produkt: welche Cluster sich treffen.",
    "watch.walk.average": "**4.** Der Mittelwert über die 500 Paare des Stapels.",
    "watch.walk.joint": "**5.** Symmetrisiert: P. Welche Ansicht die erste war, ist gleich.",
    "watch.walk.marginal": "**6.** Die Randverteilung: wie stark jeder Cluster genutzt wird.",
    "watch.walk.information": "**7.** Die Zahl.",
    "watch.walk_number": "I = {number} nats; höchstens möglich sind ln C = {most}.",
    "watch.walk_original": "Bild",
    "watch.walk_first": "erste Ansicht",
    "watch.walk_second": "zweite Ansicht",
    "watch.walk_alt.outer": "Äußeres Produkt dieses Paars; seine Spur ist",
    "watch.walk_alt.average": "Mittelwert des Stapels; seine Spur ist",
    "watch.walk_alt.joint": "P; seine Spur ist",
}
