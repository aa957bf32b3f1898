"""German."""

GERMAN: dict[str, str] = {
    "app.embeddings": "Einbettungen",
    "embeddings.question": "Was liegt nah beieinander, und darf man der Karte trauen?",
    "embeddings.lead": "10.000 Ziffern, wie ein Netz sie sieht. Ein Regler bewegt: dieselben "
    "Ziffern, eine andere Karte.",
    "embeddings.view": "Ansicht",
    "embeddings.view_one": "Eine Karte",
    "embeddings.view_pair": "Zwei Startwerte",
    "embeddings.view_three": "Drei Räume",
    "embeddings.space": "Raum",
    "embeddings.space_pixels": "Rohe Pixel",
    "embeddings.space_cnn": "Einfaches CNN",
    "embeddings.space_l2": "L2-Softmax",
    "embeddings.space_trunk": "IIC-Rumpf",
    "embeddings.space_clusters": "IIC-Wahrscheinlichkeiten",
    "embeddings.space_code": "DEC-Code",
    "embeddings.space_latent": "MINEs Zahlen",
    "embeddings.space_noise": "Reines Rauschen",
    "embeddings.method": "Verfahren",
    "embeddings.method_tsne": "t-SNE",
    "embeddings.method_umap": "UMAP",
    "embeddings.method_pca": "PCA",
    "embeddings.axes": "Dimensionen",
    "embeddings.perplexity": "Perplexität",
    "embeddings.perplexity_help": "Wie viele Nachbarn jeder Punkt spürt. Klein: überall Inseln. "
    "Groß: die grobe Ordnung.",
    "embeddings.neighbors": "Nachbarn",
    "embeddings.neighbors_help": "Mit wie vielen Nachbarn jeder Punkt verbunden wird.",
    "embeddings.min_dist": "Kleinster Abstand",
    "embeddings.min_dist_help": "Wie nah verbundene Punkte liegen dürfen. Das ändert das "
    "Aussehen, nicht die Daten.",
    "embeddings.colour": "Farbe",
    "embeddings.colour_label": "Farbe: Ziffer",
    "embeddings.colour_right": "Farbe: richtig oder falsch",
    "embeddings.colour_cluster": "Farbe: Cluster",
    "embeddings.colour_score": "Farbe: Ausreißerfaktor (log)",
    "embeddings.colour_confidence": "Farbe: Sicherheit",
    "embeddings.right": "richtig",
    "embeddings.wrong": "falsch",
    "embeddings.fact_label": "Ziffer",
    "embeddings.fact_random": "geloste Ziffer",
    "embeddings.fact_prediction": "Vorhersage",
    "embeddings.fact_cluster": "Cluster",
    "embeddings.fact_score": "Ausreißerfaktor",
    "embeddings.fact_confidence": "Sicherheit",
    "embeddings.figures": "Vertrauenswürdigkeit {trust} · 5-NN-Genauigkeit {near} (im Raum selbst "
    "{space}) · Silhouette {silhouette}",
    "embeddings.seed_no": "Startwert {seed}",
    "embeddings.caution": "Lesbar ist, wer bei wem liegt, und wenig sonst: Größe und Abstand der "
    "Haufen sagen fast nichts. Was ein anderer Startwert verschiebt, lag nie in den Daten.",
    "embeddings.caution_pca": "Ein Schatten auf die breitesten Richtungen: Abstände sind Schatten "
    "der wahren, und was sich hier überdeckt, kann weit auseinanderliegen.",
    "embeddings.caution_same": "PCA lost nichts aus: Beide Karten sind gleich, bei jedem "
    "Startwert.",
    "embeddings.caution_noise": "10.000 Zufallspunkte in drei Dimensionen, Bilder und Ziffern "
    "dazugelost. Jede Insel hat das Verfahren erfunden: PCA in 3D zeigt die eine Wolke, die sie "
    "sind. Die Vertrauenswürdigkeit bleibt trotzdem hoch: Sie fragt, ob gezeigte Nachbarn wahre "
    "sind, und sieht nicht, dass eine Wolke in Inseln zerschnitten wurde.",
    "embeddings.noise": "Haufen im reinen Rauschen",
    "embeddings.noise_help": "Der Fehlschlag: UMAP mit 5 Nachbarn auf Zufallszahlen",
    "embeddings.digits": "Zurück zu den Ziffern",
    "embeddings.noise_you": "Rauschen kennt keine Zeichnung: In einem anderen Raum ist deine zu "
    "finden.",
    "embeddings.own": "Eigene Werte",
    "embeddings.own_body": "Werte, die kein Regler hat, werden auf diesem Rechner berechnet.",
    "embeddings.own_take": "Übernehmen",
    "embeddings.seed": "Startwert",
    "embeddings.everybody": "Alle 70.000 Bilder",
    "embeddings.missing": "Diese Karte von {space} gibt es noch nicht.",
    "embeddings.missing_seed": "In drei Dimensionen bringt die App jede Karte nur mit einem "
    "Startwert mit.",
    "embeddings.missing_test": "10.000 Bilder dauern auf zwei Kernen etwa eine halbe Minute, drei "
    "Dimensionen mit t-SNE mehrere Minuten. Andere Karten lassen sich währenddessen ansehen.",
    "embeddings.missing_all": "70.000 Bilder dauern auf zwei Kernen mehrere Minuten, drei "
    "Dimensionen mit t-SNE weit länger. Andere Karten lassen sich währenddessen ansehen.",
    "embeddings.compute": "Diese Karte berechnen",
    "embeddings.preparing": "Bilder werden eingebettet, Nachbarn gesucht …",
    "embeddings.running": "{percent} ausgelegt, noch etwa {seconds} s",
    "embeddings.cancel": "Abbrechen",
    "embeddings.failed": "Diese Karte ließ sich nicht berechnen: {reason}",
    "embeddings.no_reason": "der Prozess endete ohne ein Wort.",
    "embeddings.forget": "Schließen",
    "embeddings.where": "Wo bin ich?",
    "embeddings.draw": "Zeichne eine Ziffer: Ein Stern zeigt, wohin das Netz sie legt.",
    "embeddings.nearest": "Deiner Zeichnung am nächsten, im Raum selbst: {space}",
    "embeddings.waking": "Das Netz hinter dieser Karte wacht auf …",
    "embeddings.near_point": "Bild {index}, eine {label}: seine nächsten Nachbarn im Raum selbst, "
    "nicht auf der Karte ({space})",
    "embeddings.neighbors_kept": "In der Karte tragen sie Ringe. Auch dort Nachbarn:",
    "embeddings.kept": "{count} von {n} ({map})",
    "embeddings.selected": "{n} ausgewählt, {labels} Ziffern",
    "embeddings.of_label": "{n} Bilder der Ziffer {label}",
    "embeddings.more": "und {n} weitere",
    "embeddings.none_selected": "Nichts ausgewählt: Ziehe ein Lasso um einige Punkte oder klicke "
    "auf eine Farbe der Legende.",
    "embeddings.take": "{n} ausgewählte Punkte",
    "embeddings.take_all": "Alle {n} Punkte",
    "embeddings.no_run": "Noch gibt es kein Netz zum Hineinsehen. So entsteht eines:",
    "embeddings.to_map": "Wo liegt das auf der Karte?",
    "embeddings.how_tsne": "**t-SNE** macht aus Abständen Wahrscheinlichkeiten, Nachbarn zu sein, "
    "und gleicht die der Karte daran an:",
    "embeddings.how_umap": "**UMAP** verbindet jeden Punkt mit seinen Nachbarn und zeichnet diesen "
    "Graphen so, dass Verbundene sich anziehen und andere sich abstoßen:",
    "embeddings.how_pca": "**PCA** blickt längs der Richtungen, in denen die Punkte am meisten "
    "streuen:",
    "embeddings.how_figures": "**Zahlen.** Vertrauenswürdigkeit: Sind die gezeigten Nachbarn wahre "
    "(1 am besten, etwa 0,5 Zufall)? 5-NN-Genauigkeit: Verraten die fünf nächsten Punkte die "
    "Ziffer? Silhouette: Wie weit liegen die Ziffern auseinander (−1 bis 1)? Alle bevorzugen, "
    "wonach man zu suchen weiß.",
    "embeddings.how_placed": "**Deine Zeichnung** geht durch dasselbe Netz. Alle anderen Punkte "
    "bleiben fest, und der Stern liegt, wo die Zielfunktion der Karte am kleinsten ist.",
    "embeddings.how_fails": "**Wo es scheitert.** Aus reinem Rauschen zeichnet es Inseln:",
    "scatter.map": "Karte von {n} Bildern: Pfeiltasten verschieben, Plus und Minus zoomen, "
    "Escape lässt los",
    "scatter.tools": "Was die Maus tut",
    "scatter.move": "Bewegen",
    "scatter.lasso": "Lasso",
    "scatter.box": "Rechteck",
    "scatter.closer": "Näher",
    "scatter.farther": "Weiter weg",
    "scatter.whole": "Alles zeigen",
    "scatter.none": "Auswahl aufheben",
    "scatter.legend": "Alle einer Farbe auswählen",
    "scatter.selected": "{m} von {n} ausgewählt",
    "scatter.hint": "Zeigen: das Bild. Klicken: seine Nachbarn. Lasso: auswählen. "
    "Nach einem Klick zoomt das Mausrad, mit Strg sofort.",
    "scatter.hint_touch": "Ein Bild antippen; mit dem Lasso wählt der Finger aus.",
    "scatter.you": "du",
    "scatter.index": "Bild {index}",
}
