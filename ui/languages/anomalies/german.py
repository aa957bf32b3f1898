"""German."""

GERMAN: dict[str, str] = {
    "app.anomalies": "Anomalien",
    "anomalies.question": "Wann soll ein Netz sagen: Das ist keine Ziffer?",
    "anomalies.lead": "Zieh an der Grenze: Alle Anteile folgen ihr. Grün gilt als Ziffer, Orange "
    "ist abgelehnt; kräftig ist, worin die Grenze irrt.",
    "anomalies.run": "Raum",
    "anomalies.space_l2-softmax": "L2-Softmax",
    "anomalies.space_cnn": "CNN",
    "anomalies.space_pixels": "Bildpunkte",
    "anomalies.detector": "Detektor",
    "anomalies.detector_lof": "LOF",
    "anomalies.detector_knn": "k-NN",
    "anomalies.detector_mahalanobis": "Mahalanobis",
    "anomalies.detector_energy": "Energie",
    "anomalies.detector_max_softmax": "Softmax",
    "anomalies.limit": "Grenze",
    "anomalies.limit_0_001": "0,1 %",
    "anomalies.limit_0_01": "1 %",
    "anomalies.limit_held": "1 % ungesehener",
    "anomalies.limit_slider": "Grenze: Was darüber liegt, wird abgelehnt",
    "anomalies.limit_readout": "Grenze",
    "anomalies.limit_rejected": "abgelehnt",
    "anomalies.limit_post": "Post",
    "anomalies.upwards": "↑ Testziffern",
    "anomalies.downwards": "↓ {set}",
    "anomalies.kept": "eine Ziffer",
    "anomalies.beyond": "keine Ziffer",
    "anomalies.unit_lof": "Local Outlier Factor, logarithmisch; Höhe: Wurzel der Anzahl",
    "anomalies.unit_knn": "Abstand zum 20. Nachbarn, logarithmisch; Höhe: Wurzel der Anzahl",
    "anomalies.unit_mahalanobis": "quadrierter Mahalanobis-Abstand, logarithmisch; Höhe: Wurzel",
    "anomalies.unit_energy": "Energie in Nat; Höhe: Wurzel der Anzahl",
    "anomalies.unit_max_softmax": "1 − größte Wahrscheinlichkeit, logarithmisch; Höhe: Wurzel",
    "anomalies.alarms_heading": "Ziffern abgelehnt: falscher Alarm",
    "anomalies.hits_heading": "Anderes abgelehnt: anklicken, um es anzusehen",
    "anomalies.training": "Training (nominell)",
    "anomalies.training_help": "Der Anteil, den die Kontamination verspricht: der Ziffern, an die "
    "der Test angepasst wurde",
    "anomalies.held_out": "ungesehen",
    "anomalies.held_out_help": "5.000 Validierungsziffern, an die weder Netz noch Test angepasst "
    "wurden",
    "anomalies.test": "Test",
    "anomalies.set_mnist": "MNIST",
    "anomalies.set_fashion_mnist": "Fashion-MNIST",
    "anomalies.set_cifar10": "CIFAR-10",
    "anomalies.set_kana": "Kana aus Schriften",
    "anomalies.set_letters": "Buchstaben",
    "anomalies.set_omniglot_kana": "Kana von Hand",
    "anomalies.set_rotated": "gedrehte Ziffern",
    "anomalies.set_two_digits": "zwei Ziffern",
    "anomalies.set_inverted": "Negative",
    "anomalies.set_noisy": "verrauschte Ziffern",
    "anomalies.short_mnist": "MNIST",
    "anomalies.short_fashion_mnist": "Fashion",
    "anomalies.short_cifar10": "CIFAR",
    "anomalies.short_kana": "Kana",
    "anomalies.short_letters": "ABC",
    "anomalies.short_omniglot_kana": "Hand",
    "anomalies.short_rotated": "gedreht",
    "anomalies.short_two_digits": "zwei",
    "anomalies.short_inverted": "negativ",
    "anomalies.short_noisy": "Rausch",
    "anomalies.about_mnist": "10.000 Testziffern: die falschen Alarme, die man erleben wird",
    "anomalies.about_fashion_mnist": "10.000 Bilder von Kleidung",
    "anomalies.about_cifar10": "10.000 Fotos, in Grau",
    "anomalies.about_kana": "71 Hiragana in 14 Handschriften: derselbe Stift, andere Zeichen.",
    "anomalies.about_letters": "A bis z in 20 Handschriften. Manche haben Ziffernform: O, l, S.",
    "anomalies.about_omniglot_kana": "46 Hiragana, jedes von zehn Menschen geschrieben (Omniglot).",
    "anomalies.about_rotated": "Um ein Viertel gedreht, ohne 0, 1 und 8, die Ziffern bleiben.",
    "anomalies.about_two_digits": "Zwei Testziffern nebeneinander in einem Bild.",
    "anomalies.about_inverted": "Tinte und Papier vertauscht.",
    "anomalies.about_noisy": "Mit gaußschem Rauschen der Stärke 0,3 auf jedem Bildpunkt.",
    "anomalies.one_mnist": "Testziffer Nr. {row}, beschriftet {what}",
    "anomalies.one_fashion_mnist": "Fashion-MNIST Nr. {row}",
    "anomalies.one_cifar10": "CIFAR-10 Nr. {row}",
    "anomalies.one_kana": "Kana {what} aus einer Schrift",
    "anomalies.one_letters": "Buchstabe {what}",
    "anomalies.one_omniglot_kana": "Kana {what} von Hand",
    "anomalies.one_rotated": "Eine gedrehte {what}",
    "anomalies.one_two_digits": "Zwei Ziffern, zuerst eine {what}",
    "anomalies.one_inverted": "Das Negativ einer {what}",
    "anomalies.one_noisy": "Eine verrauschte {what}",
    "anomalies.one_drawing": "Deine Zeichnung",
    "anomalies.is_rejected": "abgelehnt",
    "anomalies.is_accepted": "angenommen",
    "anomalies.judged": "{name}: Wert {score}, {verdict}.",
    "anomalies.judged_and_read": "{name}: Wert {score}, {verdict}. Das Netz liest {digit} "
    "({share}).",
    "anomalies.post": "Von LOF abgelehnt (in Klammern: der Post, dessen Versuche diese App "
    "nachbaut)",
    "anomalies.at_contamination": "Kontamination {level}",
    "anomalies.why_more": "<b>Warum mehr falscher Alarm als versprochen?</b> Die Kontamination "
    "zählt Ziffern, mit denen das Netz trainiert wurde. Es hat sie dichter zusammengezogen als "
    "solche, die es nie sah, und die seltsamsten 0,5 % blieben bei der Anpassung außen vor. Bei "
    "Bildpunkten steht kein Netz dazwischen: Dort hält das Versprechen fast. Eine Grenze aus "
    "ungesehenen Ziffern hält Wort und lässt dafür mehr anderes durch.",
    "anomalies.why_less": "<b>Warum auf Bildpunkten weniger als im Post?</b> Dessen Grenze bei "
    "0,001 lehnt {posted} der Testziffern ab, unsere {ours}: Eine lockere Grenze lässt mehr "
    "durch. Wo unsere etwa gleich viele Ziffern ablehnt, bei 0,01, lehnt sie vom Übrigen mehr ab "
    "als der Post. Warum die Grenzen verschieden liegen, sagen die gedruckten Zahlen nicht.",
    "anomalies.view": "Ansicht",
    "anomalies.view_galleries": "Falscher Alarm und Übersehenes",
    "anomalies.view_near": "Beinahe Ziffern",
    "anomalies.view_wrong": "Falsche Antworten",
    "anomalies.view_detectors": "Detektoren vergleichen",
    "anomalies.alarms": "Falscher Alarm: abgelehnte Ziffern",
    "anomalies.misses": "Übersehen, als Ziffern angenommen: {set}",
    "anomalies.count": "{n} von {of}, {share}",
    "anomalies.alarms_note": "Die auffälligsten zuerst, jede mit ihrem Wert. Anklicken zeigt, "
    "warum.",
    "anomalies.no_alarms": "Keine Testziffer liegt über dieser Grenze.",
    "anomalies.misses_note": "Die ziffernähnlichsten zuerst, jedes mit seinem Wert. Anklicken "
    "zeigt, warum.",
    "anomalies.no_misses": "Nichts aus dieser Menge gilt bei dieser Grenze als Ziffer.",
    "anomalies.misses_few": "Nur die ziffernähnlichsten liegen der App bei; alle holt diese "
    "Zeile: {command}",
    "anomalies.near_figures": "{share} abgelehnt · AUROC {auroc}",
    "anomalies.wrong": "Testziffern, die das Netz falsch liest",
    "anomalies.wrong_count": "{n} von 10.000, {share} (der Post: {posted})",
    "anomalies.wrong_note": "Wahrheit → Antwort, die sichersten Irrtümer zuerst. Bei dieser "
    "Grenze lehnt der Detektor {caught} dieser {n} ab: Er fängt Irrtümer, ohne Beschriftungen zu "
    "kennen.",
    "anomalies.measure": "Maß",
    "anomalies.auroc": "AUROC",
    "anomalies.fpr95": "FPR95",
    "anomalies.auroc_caption": "AUROC: wie oft ein zufälliger Ausreißer über einer zufälligen "
    "Testziffer liegt. Unterstrichen: der beste der Spalte. Farbe: der Fehler, logarithmisch.",
    "anomalies.fpr95_caption": "FPR95: abgelehnte Ziffern, wo 95 % der anderen abgelehnt werden; "
    "weniger ist besser. Unterstrichen: der beste der Spalte.",
    "anomalies.looks_lof": "**LOF** fragt, ob das Bild so dicht liegt wie seine 20 nächsten "
    "Trainingsziffern.",
    "anomalies.looks_knn": "**k-NN** fragt, wie weit die 20. nächste Trainingsziffer entfernt ist.",
    "anomalies.looks_mahalanobis": "**Mahalanobis** fragt nach dem Abstand zur nächsten "
    "Klassenmitte, gemessen an der Streuung, die alle Klassen teilen.",
    "anomalies.looks_energy": "**Energie** fragt, ob die Logits überhaupt groß sind: −ln Σ exp.",
    "anomalies.looks_max_softmax": "**Softmax** fragt, wie unsicher der Klassifikator ist: 1 − "
    "seine größte Wahrscheinlichkeit.",
    "anomalies.log_scale": "Falschen Alarm logarithmisch zeigen",
    "anomalies.roc": "ROC: Ziffern gegen {set}",
    "anomalies.roc_x": "abgelehnte Ziffern (falscher Alarm)",
    "anomalies.roc_y": "abgelehntes anderes (Treffer)",
    "anomalies.steps_title": "Von der Dichte zu LOF, Schritt für Schritt",
    "anomalies.explain_drawing": "Meine Zeichnung erklären",
    "anomalies.no_drawing": "Die Tafel auf der Seite Zeichnen ist leer.",
    "anomalies.nothing_picked": "Klick oben auf ein Bild: Hier erscheinen seine Nachbarn und "
    "deren Dichten.",
    "anomalies.waking": "Das Netz wacht gerade auf. Gleich erscheinen hier die Schritte.",
    "anomalies.steps_odd": "LOF {factor} liegt über der Grenze {limit}: keine Ziffer.",
    "anomalies.steps_other": "Das oben gewählte Verfahren hat nach seinem eigenen Wert geurteilt. "
    "Hier folgt der Local Outlier Factor mit eigener Grenze: Beide können sich widersprechen.",
    "anomalies.steps_fine": "LOF {factor} liegt innerhalb der Grenze {limit}: gilt als Ziffer.",
    "anomalies.map_own": "so weit reicht x zu seinen Nachbarn: {distance}",
    "anomalies.map_usual": "so weit reichen diese zu ihren: {distance}",
    "anomalies.map_neighbor": "Nachbar {rank}, eine {digit}, im Abstand {distance}",
    "anomalies.step_1": "**1.** Wie weit ist es zur {k}. nächsten Trainingsziffer?",
    "anomalies.step_2": "**2.** Wie weit zu jedem Nachbarn, aber nie näher als dessen eigene "
    "{k}-Distanz? Für den ersten:",
    "anomalies.step_3": "**3.** Eins durch deren Mittel ist die Dichte um x:",
    "anomalies.step_4": "**4.** Wie viel Mal dichter liegen die Nachbarn?",
    "anomalies.steps_table": "Alle Zahlen: x und seine {k} nächsten Trainingsziffern (fett: der "
    "größere der beiden Abstände; Balken: Dichten)",
    "anomalies.how": "Die Detektoren geben jedem Bild einen Wert; über der Grenze ist es *keine "
    "Ziffer*. LOF teilt die Dichte um die Nachbarn durch die um das Bild (Breunig u. a. 2000):",
    "anomalies.failure_negative": "Zeig durchgehende Negative",
    "anomalies.failure_negative_why": "**Fehlschlag 1.** Auf Bildpunkten gilt bei 0,1 % das "
    "Negativ einer Ziffer als Ziffer: Es liegt fern von allen, aber fette Ziffern liegen auch "
    "untereinander fern.",
    "anomalies.failure_letter": "Zeig durchgehende Buchstaben",
    "anomalies.failure_letter_why": "**Fehlschlag 2.** Die Buchstaben O, l und S haben "
    "Ziffernform: Keine Grenze hält sie draußen und die Ziffern drin.",
    "anomalies.failure_shirt": "Zeig durchgehende Kleidung",
    "anomalies.failure_shirt_why": "**Fehlschlag 3.** Auf Bildpunkten gelten bei 0,1 % die "
    "meisten Kleider als Ziffern. Bei 1 % werden die meisten abgelehnt, und etwa siebenmal so "
    "viele Ziffern: Die Grenze entscheidet, der Raum bestimmt den Preis. In der "
    "L2-Softmax-Schicht kommt bei beiden wenig durch.",
    "anomalies.no_run": "Noch hat kein Lauf einen Ausreißertest. Diese Zeile trainiert einen in "
    "wenigen Minuten:",
    "anomalies.no_scores": "Der Lauf {run} hat keine lesbaren Werte für das, was keine Ziffer "
    "ist. Diese Zeile berechnet sie in etwa einer Minute:",
    "anomalies.no_test": "Der Lauf {run} hat keinen Ausreißertest: Sein Training kam nicht so "
    "weit. Diese Zeile trainiert einen neuen:",
}
