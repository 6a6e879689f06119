"""The words the grammar knows, German and English, in one place.

Everything here is data: sets of lower-case words and phrases. A *phrase rule*
is a set of alternatives, each a string of words that must all occur in the
label in this order, the first near its beginning: "was tun" fits "Was ist konkret
zu tun?". A star stands for any ending.
"""

from typing import Final, Literal

QuestionKind = Literal["idea", "to_do", "who", "next"]
SectionKind = Literal["introduction", "ideas", "results", "duties"]
GroupKind = Literal[
    "plenum",
    "coordination_group",
    "project_group",
    "working_group",
    "steering_group",
    "advisory_board",
    "council",
    "committee",
    "editorial_team",
    "other",
]

#: The four questions of the card. The first rule that fits decides, in this order.
QUESTIONS: Final[tuple[tuple[QuestionKind, tuple[str, ...]], ...]] = (
    ("next", ("wie weiter", "wie wann wo", "nächste* schritt*", "nächste* termin*", "weiteres vorgehen", "next",
              "next step*", "next meeting*", "follow* up*", "followup*", "how when where", "what happens next",
              "wann wo", "wann", "termin", "termine", "when", "wiedervorlage", "zeitplan", "bis wann", "by when",
              "datum", "fortsetzung", "when where", "where next", "how go* on", "how continue", "was termin*",
              "welch* termin*", "which date*", "what date*")),
    ("who", ("wer", "who", "verantwort*", "zuständig*", "owner*", "responsib*", "federführung", "kümmer*")),
    ("to_do", ("was tun", "zu tun", "was umsetzung", "umsetzung", "to do", "todo*", "schritt*", "aufgabe*", "step*", "maßnahme*",
               "task*", "what do*", "what need*", "what has to", "what must", "was machen", "was brauch*", "was gemacht",
               "was erledig*", "actions", "arbeitspaket*", "was passier*", "welch* schritt*", "welch* aufgabe*",
               "welch* maßnahme*", "was steht an", "which step*", "what step*", "which task*")),
    ("idea", ("idee", "idea", "mit welcher idee", "with idea", "start* with", "vorhaben", "worum", "ziel", "goal", "aim",
              "startidee", "unsere idee", "our idea", "welch* idee*", "welch* vorhaben", "which idea*", "what idea*")),
)  # fmt: skip
#: A label is a question only if it is this short.
QUESTION_WORDS: Final = 12
#: Labels beside the four questions that belong to a card.
CARD_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "group": ("gruppe", "projektgruppe", "arbeitsgruppe", "group", "working group", "ag"),
    "title": ("titel", "title", "projekttitel", "projekt", "project", "karte", "card", "projektname"),
    "partners": ("partner", "partners", "kooperationspartner", "mit wem"),
    "sponsors": ("sponsor", "sponsoren", "sponsors", "förderer"),
}

#: Headings that open a section. The first rule that fits decides.
SECTIONS: Final[tuple[tuple[SectionKind, tuple[str, ...]], ...]] = (
    ("duties", ("wer welche aufgaben", "aufgaben gremien", "aufgaben gruppen", "wer ist wofür", "wer wofür",
                "aufgabenverteilung", "zuständigkeiten", "aufgabenliste*", "who which duties", "who responsible what",
                "who responsible which", "responsibilities", "duties", "aufgabenklärung", "wer macht was im",
                "aufgaben organe")),
    ("introduction", ("vorstellungsrunde", "vorstellung der teilnehm*", "kennenlern*", "introductions", "introduction",
                      "introductory", "begrüßung", "erwartungen", "einstiegsrunde", "check in", "welcome",
                      "round of introductions")),
    ("ideas", ("ideensammlung", "ideenspeicher", "idea collection", "collection of ideas", "brainstorming",
               "ideenwand", "ideenrunde", "ideen sammeln", "gesammelte ideen", "collected ideas", "ideas", "ideen",
               "unsere ideen")),
    ("results", ("ergebnis", "ergebnisse", "projektkarten", "vereinbarte projekte", "vereinbarte vorhaben", "results",
                 "outcomes", "project cards", "aktionsplan", "maßnahmenplan", "action plan", "projektsteckbriefe",
                 "unsere projekte", "vereinbarungen", "agreed actions", "agreed projects", "projekte")),
)  # fmt: skip
#: Words that name a body, and what kind of group it is. Compounds end in these.
BODIES: Final[dict[str, GroupKind]] = {
    "koordinierungsgruppe": "coordination_group",
    "koordinierungskreis": "coordination_group",
    "koordinationsgruppe": "coordination_group",
    "koordinationskreis": "coordination_group",
    "koordinierungsteam": "coordination_group",
    "coordination group": "coordination_group",
    "coordinating group": "coordination_group",
    "coordination team": "coordination_group",
    "plenum": "plenum",
    "vollversammlung": "plenum",
    "bündnissitzung": "plenum",
    "bündnistreffen": "plenum",
    "bündnisversammlung": "plenum",
    "mitgliederversammlung": "plenum",
    "plenary": "plenum",
    "alliance meeting": "plenum",
    "general assembly": "plenum",
    "projektgruppe": "project_group",
    "projektgruppen": "project_group",
    "projektteam": "project_group",
    "project group": "project_group",
    "project groups": "project_group",
    "project team": "project_group",
    "arbeitsgruppe": "working_group",
    "arbeitsgruppen": "working_group",
    "arbeitskreis": "working_group",
    "ag": "working_group",
    "ak": "working_group",
    "working group": "working_group",
    "working groups": "working_group",
    "steuerungsgruppe": "steering_group",
    "lenkungsgruppe": "steering_group",
    "steuerungskreis": "steering_group",
    "lenkungskreis": "steering_group",
    "steering group": "steering_group",
    "steering committee": "steering_group",
    "beirat": "advisory_board",
    "advisory board": "advisory_board",
    "gemeinderat": "council",
    "stadtrat": "council",
    "council": "council",
    "ausschuss": "committee",
    "committee": "committee",
    "redaktionsteam": "editorial_team",
    "redaktion": "editorial_team",
    "editorial team": "editorial_team",
}
#: Of these a heading above cards gives the group that the cards belong to.
CARD_GROUPS: Final = tuple(
    name
    for name, kind in BODIES.items()
    if kind in ("project_group", "working_group") and not name.endswith(("gruppen", "groups"))
)

#: What may stand before a cluster's name without belonging to it.
CLUSTER_PREFIXES: Final = (
    "projekt (e)", "projekt(e)", "projekte", "projekt", "cluster", "thema", "themenfeld", "handlungsfeld", "themenblock",
    "project", "projects", "topic", "theme", "field of action",
)  # fmt: skip

#: Verbs that end a German step ("Referent finden"), with and without these prefixes.
VERBS: Final = frozenset(
    "finden suchen prüfen klären planen fragen bitten laden stellen schreiben machen lassen halten holen bringen "
    "nehmen geben sammeln drucken verteilen werben bauen kaufen mieten leihen organisieren informieren recherchieren "
    "kontaktieren koordinieren formulieren dokumentieren präsentieren finanzieren evaluieren reservieren aktivieren "
    "beantragen bestellen besorgen besprechen besuchen beziehen beteiligen befragen benennen erstellen erarbeiten "
    "erheben erweitern eröffnen entwerfen entwickeln entscheiden gestalten gewinnen gründen greifen legen setzen "
    "richten rufen sprechen stimmen tauschen tragen treffen veröffentlichen vertiefen vernetzen vereinbaren "
    "verbreiten verschicken versenden vorbereiten wählen weiterleiten wiederholen zeigen bieten führen sehen bilden "
    "binden bewerben auswerten abstimmen anfragen ansprechen anschreiben aufbauen aufgreifen aufsetzen aushängen "
    "ausleihen durchführen einbeziehen einbinden einholen einladen einrichten festlegen mitarbeiten nachfragen "
    "übernehmen überarbeiten umsetzen unterstützen vorstellen weitergeben zusammenstellen zusammentragen leiten "
    "melden pflegen sichern fördern starten schalten schicken begleiten auflisten anlegen ankündigen".split()
)
VERB_PREFIXES: Final = (
    "ab an auf aus bei durch ein fest her hin mit nach um vor weiter zu zusammen weg fort vorab wieder".split()
)
#: Words that end a subordinate clause ("…, was es schon gibt").
CLAUSE_ENDS: Final = frozenset(
    "gibt will wollen kann können soll sollen muss müssen ist sind hat haben wird werden macht arbeitet braucht "
    "möchte möchten läuft passt fehlt geht mitmacht mitmachen hilft helfen".split()
)
CLAUSE_OPENERS: Final = frozenset(
    "der die das dem den was wer wie wo welche welcher welches ob dass damit um weil wenn wann warum womit".split()
)
#: Capitalised, these begin a new phrase within a line.
PHRASE_OPENERS: Final = frozenset(
    "der die das ein eine im am beim zum zur für mit bei durch in an auf mehr alle weitere neue gemeinsam the a".split()
)
ASK_VERBS: Final = frozenset("fragen anfragen ansprechen bitten ansprechen anschreiben kontaktieren gewinnen".split())
ASK_OPENERS: Final = frozenset("ask approach contact invite frage anfrage".split())
ASKED_MARKS: Final = frozenset("angefragt asked".split())
ACCEPTED_MARKS: Final = frozenset("zugesagt accepted confirmed".split())
DECLINED_MARKS: Final = frozenset("abgesagt abgelehnt declined".split())
LEAD_MARKS: Final = frozenset("federführung federführend leitung lead koordination verantwortlich".split())
BY_WORDS: Final = frozenset("durch by".split())

PARTNER_WORDS: Final = frozenset("partner partners kooperationspartner partnerinnen beteiligte".split())
SPONSOR_WORDS: Final = frozenset("sponsor sponsoren sponsors spender förderer geldgeber sponsorinnen donors".split())
SEARCH_WORDS: Final = frozenset("finden suchen gewinnen ansprechen anfragen einwerben find win seek search".split())
FOUND_WORDS: Final = frozenset("gefunden zugesagt gewonnen steht found secured confirmed won".split())

HONORIFICS: Final = frozenset("frau herr herrn fr hr dr prof mr mrs ms dipl".split())
COLLECTIVES: Final = frozenset(
    "alle|alle teilnehmenden|alle beteiligten|alle mitglieder|alle gemeinsam|wir alle|jeder|jede|jede/r|wir|team|"
    "everyone|everybody|all|all members|all of us".split("|")
)
OPEN_PARTIES: Final = frozenset(
    "offen|noch offen|n.n|n. n|nn|tbd|unklar|noch niemand|niemand|open|nobody yet|???|??|?|wird noch geklärt|"
    "noch zu klären|to be found|wird gesucht|gesucht".split("|")
)
ROLES: Final = frozenset(
    "ob bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin moderation projektleitung vorsitz "
    "vorsitzende vorsitzender leitung schriftführung sprecherin sprecher geschäftsführung auftraggeber mayor chair "
    "coordinator secretary facilitator koordination koordinatorin koordinator dezernent dezernentin".split()
)
UNITS: Final = (
    "amt", "fachbereich", "fachdienst", "abteilung", "dezernat", "referat", "department", "stabsstelle", "sachgebiet",
)  # fmt: skip
#: Parts of words that show an organisation where two capitalised words could be a person.
ORGANISATION_PARTS: Final = (
    "verein", "verband", "verbänd", "stadt", "gemeinde", "kreis", "kita", "schule", "gymnasium", "bibliothek",
    "bücherei", "zentrum", "haus", "werk", "kirche", "stiftung", "sparkasse", "bank", "kasse", "bündnis", "agentur",
    "gmbh", "e.v.", "rat", "büro", "jugend", "familie", "senioren", "eltern", "museum", "theater", "polizei",
    "feuerwehr", "wohnbau", "hochschule", "universität", "volks", "landfrauen", "firma", "betrieb", "unternehmen",
    "library", "police", "department", "school", "church", "club", "association", "trust", "centre", "center", "university", "company",
    "group", "housing", "foundation", "office", "society", "bad", "praxis", "klinik", "diakonie", "caritas",
    "presse", "medien", "nachbarschaft", "café", "cafe", "treff", "service", "lotsen", "paten",
)  # fmt: skip
#: Plurals that are one party together ("Vereine und Verbände").
CATEGORIES: Final = frozenset(
    "vereine verbände eltern kinder jugendliche schulen kitas firmen betriebe senioren familien landfrauen kirchen "
    "krankenkassen väter mütter ärzte hebammen kindergärten clubs schools parents churches companies".split()
)
#: A name may follow these ("Stadt Musterhausen"), so two nouns side by side are one.
NAMED: Final = frozenset(
    "stadt gemeinde kreis landkreis verein firma kita schule ortsteil familie projekt ag gruppe thema café haus straße "
    "platz park saal raum arbeitsgruppe projektgruppe initiative grundschule kirchengemeinde".split()
)
#: Stands between somebody and what they do ("A. Beispiel übernimmt die Presse").
TAKES: Final = frozenset(
    "übernimmt übernehmen macht machen kümmert kümmern sich um organisiert organisieren will wird takes take does do "
    "handles organises organizes is are for responsible ist sind für zuständig verantwortlich the die das den".split()
)
ENGLISH_STEPS: Final = frozenset(
    "Find Ask Print Invite Organise Organize Plan Book Write Check Contact Prepare Collect Call Draft Recruit Raise "
    "Agree Design Apply Arrange Talk Publish Send Look Gather Choose Hold Run Set Visit Train".split()
)
ABBREVIATIONS: Final = frozenset(
    "dr prof bzw ca etc usw nr st str evtl ggf inkl u a o z b d h vgl ing mr mrs ms no".split()
)
DONE_MARKS: Final = frozenset("erledigt fertig done ✓ ✔ ☑".split())
JOINERS: Final = frozenset("und & and u. der des von für of for the im in am e.v. zu".split())
#: Ends of words that show a place, where no purpose beside a date tells the two apart.
PLACE_ENDS: Final = (
    "haus", "saal", "raum", "zimmer", "halle", "zentrum", "büro", "schule", "gymnasium", "kita", "bibliothek", "bücherei",
    "museum", "theater", "kirche", "café", "cafe", "treff", "platz", "park", "garten", "hof", "straße", "turm", "heim",
    "amt", "hall", "room", "centre", "center", "library", "school", "church", "office", "house", "online",
)  # fmt: skip
#: Ends of words that say what happens, not where.
EVENT_ENDS: Final = (
    "ung", "ungen", "treffen", "start", "beginn", "ende", "abschluss", "auftakt", "tag", "termin", "bericht", "fest",
    "entwurf", "gespräch", "austausch", "frist", "phase", "konzept", "plan", "meeting", "launch", "deadline", "tion",
    "workshop", "konferenz", "protokoll", "antrag", "kampagne", "aktion", "projekt", "report", "event", "kickoff",
)  # fmt: skip
#: A place takes so many words at most.
PLACE_WORDS: Final = 6
HISTORIC: Final = frozenset("von aus of from ab seit".split())
