"""The words of tables: what columns are called, and what states are called, as data."""

from typing import Final

#: Headers of tables, by field. Longer names are tried before shorter ones.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("nr", "nr.", "nummer", "no", "no.", "number", "lfd. nr.", "id", "#"),
    "title": ("titel", "title", "projekt", "project", "maßnahme", "measure", "vorhaben", "karte", "card", "aktion",
              "action", "name", "bezeichnung", "thema", "action item", "was"),
    "idea": ("idee", "idea", "mit welcher idee wollen wir starten", "beschreibung", "description", "inhalt"),
    "steps": ("schritte", "steps", "zu tun", "was ist zu tun", "aufgaben", "to do", "todo", "tasks", "umsetzung",
              "nächste schritte", "next steps", "was ist für die konkrete umsetzung zu tun"),
    "assignments": ("wer", "who", "verantwortlich", "zuständig", "owners", "owner", "wer übernimmt was", "assignments",
                    "verantwortliche", "zuständigkeit", "responsible", "federführung", "wer von uns übernimmt was",
                    "übernimmt", "lead", "who does what"),
    "follow_ups": ("wie weiter", "follow-ups", "follow ups", "follow_ups", "termine", "wie, wann und wo geht es weiter",
                   "wiedervorlage", "wie geht es weiter", "weiteres vorgehen", "next"),
    "next_date": ("nächster termin", "next date", "next_date", "termin", "bis wann", "wann", "when", "frist",
                  "deadline", "fällig", "due", "datum", "date"),
    "status": ("status", "stand", "state", "sachstand", "umsetzungsstand", "progress"),
    "field_of_action": ("handlungsfeld", "field of action", "field_of_action", "field", "cluster", "bereich",
                        "themenfeld", "topic"),
    "group": ("gruppe", "group", "projektgruppe", "arbeitsgruppe", "gremium", "working group", "ag"),
    "partners": ("partner", "partners", "mit wem", "kooperationspartner", "beteiligte", "with whom"),
    "sponsors": ("sponsoren", "sponsors", "sponsor", "förderer"),
    "funding": ("finanzierung", "funding", "kosten", "costs", "budget", "mittel", "womit"),
    "visibility": ("sichtbarkeit", "visibility"),
    "remarks": ("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "remarks", "notes", "kommentar", "notizen"),
    "question": ("frage", "question", "leitfrage"),
    "text": ("ideentext", "idea text", "vorschlag", "proposal", "text"),
}  # fmt: skip

#: Words for a state, longest first where one begins with another.
STATUSES: Final[dict[str, str]] = {
    "entwurf": "draft", "draft": "draft", "idee": "draft",
    "geplant": "planned", "planned": "planned", "vorgesehen": "planned", "noch nicht begonnen": "planned",
    "nicht begonnen": "planned", "offen": "planned", "open": "planned", "not started": "planned",
    "in arbeit": "in_progress", "in bearbeitung": "in_progress", "in_progress": "in_progress",
    "in progress": "in_progress", "läuft": "in_progress", "angestoßen": "in_progress", "begonnen": "in_progress",
    "laufend": "ongoing", "dauerhaft": "ongoing", "fortlaufend": "ongoing", "daueraufgabe": "ongoing",
    "ongoing": "ongoing",
    "teilweise umgesetzt": "partly_done", "teilweise erledigt": "partly_done", "partly done": "partly_done",
    "partly_done": "partly_done",
    "erledigt": "done", "umgesetzt": "done", "abgeschlossen": "done", "fertig": "done", "done": "done",
    "completed": "done",
    "ruht": "on_hold", "auf eis": "on_hold", "on hold": "on_hold", "on_hold": "on_hold", "pausiert": "on_hold",
    "zurückgestellt": "deferred", "vertagt": "deferred", "verschoben": "deferred", "deferred": "deferred",
    "verworfen": "dropped", "nicht weiter verfolgt": "dropped", "gestrichen": "dropped", "dropped": "dropped",
    "ersetzt": "replaced", "replaced": "replaced",
    "nicht zuständig": "out_of_scope", "out of scope": "out_of_scope", "out_of_scope": "out_of_scope",
}  # fmt: skip
