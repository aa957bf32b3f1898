"""The sentences of the page `overclusters` in German."""

GERMAN: dict[str, str] = {
    "app.overclusters": "Übercluster",
    "overclusters.question": "Wie viele Arten von Sieben gibt es?",
    "overclusters.lead": "Ein zweiter Kopf hat alle Ziffern in Cluster sortiert, die niemand "
    "benannt hat. Öffnen Sie einige und geben Sie ihnen Namen. Die Labels sind nur für die "
    "Betrachter: Das Netz sah nie eines.",
    "overclusters.run": "Lauf",
    "overclusters.split": "Bilder",
    "overclusters.split_test": "Test",
    "overclusters.split_train": "Training",
    "overclusters.order": "Sortieren nach",
    "overclusters.order_digit": "Nach Ziffer",
    "overclusters.order_size": "Nach Größe",
    "overclusters.order_purity": "Unreinste",
    "overclusters.order_number": "Nach Nummer",
    "overclusters.find": "Suchen",
    "overclusters.find_hint": "7, #23 oder ein Name",
    "overclusters.no_run": "Noch hat kein Lauf einen Kopf mit Überclustern. Diese Zeile trainiert "
    "einen in wenigen Minuten:",
    "overclusters.no_clusters": "Noch ist nicht bekannt, wohin der Lauf {run} die Bilder "
    "sortiert. Sobald er beendet ist, findet es diese Zeile heraus:",
    "overclusters.matrix": "Übercluster, je eine Schaltfläche; Pfeiltasten gehen die Reihe entlang",
    "overclusters.hint": "Zeilen: Labels, nur für die Betrachter. Spalten: Cluster mit Größe, "
    "Mittelbild und Nummer; je heller ein Feld, desto mehr Bilder (Wurzel). Ein Klick öffnet oder "
    "schließt eine Spalte.",
    "overclusters.nothing": "Darauf hört kein Cluster.",
    "overclusters.cluster": "Cluster {numbers}",
    "overclusters.column": "{title}: {most} von {size} Bildern tragen das Label {digit}, Reinheit "
    "{purity}",
    "overclusters.column_empty": "{title}: keine Bilder",
    "overclusters.option": "{numbers} · meist {digit}",
    "overclusters.option_named": "{numbers} · {name}",
    "overclusters.open": "Offene Cluster, höchstens {n}",
    "overclusters.none_open": "Nichts ist offen. Klicken Sie auf eine Spalte der Matrix.",
    "overclusters.name_label": "Name von Cluster {numbers}",
    "overclusters.name_hint": "Cluster {numbers} einen Namen geben",
    "overclusters.size": "Bilder",
    "overclusters.purity": "Reinheit",
    "overclusters.entropy": "Entropie, Nats",
    "overclusters.mean": "Mittelbild",
    "overclusters.labels": "Cluster {numbers}. Labels:",
    "overclusters.farthest": "Am unsichersten",
    "overclusters.closest": "Am sichersten",
    "overclusters.image_test": "Testbild {index}, Label {digit}, {note}. Klick: auf der Seite "
    "Zeichnen zeigen",
    "overclusters.image_train": "Trainingsbild {index}, Label {digit}, {note}",
    "overclusters.draw_link": "draw?test={index}&lang=de",
    "overclusters.thickness": "Strichstärke",
    "overclusters.thickness_means": "{own} px; alle Bilder der {digit}: {kin} px",
    "overclusters.slant": "Neigung",
    "overclusters.slant_means": "{own}°; alle Bilder der {digit}: {kin}°",
    "overclusters.border": "An der Grenze von",
    "overclusters.border_count": "Bilder, deren zwei wahrscheinlichste Cluster diese sind, die "
    "unentschiedensten zuerst: {n}. Unter jedem Bild: die zwei Wahrscheinlichkeiten in Prozent.",
    "overclusters.border_none": "Kein Bild schwankt zwischen diesen beiden.",
    "overclusters.undo": "Rückgängig",
    "overclusters.did_name": "Nimmt zurück: Cluster {numbers} hieß „{name}“",
    "overclusters.did_merge": "Nimmt zurück: Cluster {numbers} zusammengelegt",
    "overclusters.did_split": "Nimmt zurück: Cluster {numbers} getrennt",
    "overclusters.merge": "Offene zusammenlegen",
    "overclusters.merge_help": "Macht aus allen offenen Spalten eine mit einem Namen.",
    "overclusters.split_up_help": "Trennt die zusammengelegten offenen Spalten wieder.",
    "overclusters.split_up": "Trennen",
    "overclusters.failure": "Wo es misslang",
    "overclusters.failure_help": "Öffnet die unreinste Spalte neben der, zu der es ihre Bilder am "
    "häufigsten zieht.",
    "overclusters.download": "Alle Bilder mit Cluster, Name und Wahrscheinlichkeit:",
    "overclusters.damaged": "Die Namen dieses Laufs sind nicht lesbar. {reason}",
    "overclusters.set_aside": "Datei beiseitelegen und neu beginnen",
    "overclusters.not_saved": "Die Änderung konnte nicht gespeichert werden: {reason}",
    "overclusters.how_head": "**Die Cluster.** Neben den Köpfen mit zehn Ausgängen hat das Netz "
    "einen mit mehr. Er maximiert dieselbe Transinformation zwischen einem Bild und seinem "
    "verzerrten Zwilling und hat so Platz für Arten von Ziffern: geneigte, fette, mit Querstrich. "
    "Die Cluster sind wie in den Arrays ab 0 nummeriert.",
    "overclusters.how_labels": "**Reinheit und Entropie** betrachten nach dem Training die Labels "
    "y der Bilder eines Clusters c; ln 10 = 2,303 Nats wären völlige Unordnung:",
    "overclusters.how_strokes": "**Striche** eines Bildes x: die doppelte Tinte durch die Länge "
    "des Umrisses, in Pixeln, und die Scherung, die es aufrichten würde. In Grau: alle Bilder der "
    "Ziffer.",
    "overclusters.how_merged": "**Sicherheit** ist die Wahrscheinlichkeit des Clusters. In einer "
    "zusammengelegten Spalte zählen die zwei wahrscheinlichsten Cluster eines Bildes. **Ein "
    "Scheitern zum Ansehen:** *Wo es misslang* öffnet die Spalte, die Ziffern am stärksten mischt.",
    "overclusters.how_run": "**Noch einmal.** Diese Zeile hat den Lauf trainiert:",
    "overclusters.on_draw": "„{name}“ (Übercluster {cluster})",
    "overclusters.on_draw_unnamed": "Von den feineren Clustern ist es Nummer {cluster}, noch "
    "namenlos.",
    "overclusters.on_draw_named": "Von den feineren Clustern ist es Nummer {cluster}, „{name}“.",
    "overclusters.on_draw_open": "Öffnen",
    "overclusters.cluster_link": "overclusters?open={cluster}&lang=de",
}
