"""What pages say of trainings, in German."""

GERMAN: dict[str, str] = {
    "training.train": "Einen Lauf trainieren",
    "training.run": "Lauf, den Sie sehen",
    "training.beside": "Ein zweiter Lauf daneben",
    "training.choose": "Einen Lauf wählen",
    "training.live": "läuft gerade",
    "training.starting": "startet",
    "training.recipe": "Rezept",
    "training.seed": "Startwert",
    "training.start": "Starten",
    "training.will_queue": "Es läuft schon ein Lauf: Dieser wartet, bis er an der Reihe ist.",
    "training.epoch": "Epoche {epoch} von {n}",
    "training.speed": "{speed} Schritte je Sekunde",
    "training.left": "noch {time}",
    "training.queued": "In der Warteschlange: Er wartet auf das Ende von {run}.",
    "training.pause": "Anhalten",
    "training.go_on": "Weiter",
    "training.stop": "Beenden",
    "training.resume": "Ab der letzten Epoche fortsetzen",
    "training.interrupted": (
        "Dieser Lauf endete wortlos: Sein Prozess ist fort. Was er bis dahin gelernt hatte, steht "
        "unten."
    ),
    "training.stopped": "Dieser Lauf wurde beendet. Er lässt sich ansehen oder fortsetzen.",
    "training.disk_full": "Die Festplatte ist voll: Schaffen Sie Platz und starten Sie neu.",
    "training.gone": (
        "Der Lauf {run} ist nicht hier: Sein Ordner wurde gelöscht oder verschoben. Wählen Sie "
        "oben einen anderen."
    ),
    "training.waking": "Das Training wacht auf.",
    "training.waking_body": (
        "Die erste Matrix erscheint nach dem ersten Schritt des Netzes, meist binnen zehn "
        "Sekunden. Sie dürfen gehen: Der Lauf geht weiter und ist hier wiederzufinden."
    ),
    "training.waking_for": "bisher {seconds} s",
}
