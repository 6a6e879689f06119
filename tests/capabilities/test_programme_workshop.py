"""What a state-wide programme can do (MP-4): a future workshop, with the facts of the one in Baden-Württemberg."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI

from tests.fixtures.alliances import API, AllianceInTest
from tests.workshops.phones import Phone, opened, texts

#: One day of six hours; up to 25 people in a group and 220 in all.
GROUPS = [{"name": f"Gruppe {number}", "seats": 25} for number in range(1, 10)]
STRONG, WEAK = "Viele Vereine", "Kein Ganztag in den Ferien"
CRITIQUE = ["Spielplätze sind in die Jahre gekommen", "Ältere sind abends allein", "Der Bus fährt zu selten"]
FANTASY = "Ein Marktplatz, auf dem alle Generationen zu Mittag essen"
REALISATION = ["Mittagstisch im Mehrgenerationenhaus", "Bürgerbus am Abend", "Spielplatzpaten"]


def test_mp_4_future_workshop_with_phases_cards_clusters_dots_and_measures(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any
) -> None:
    """Ideas of the realisation phase become measure proposals; export for evaluation."""
    frozen_clock(datetime(2013, 9, 21, 9, tzinfo=UTC))
    call = alliance.coordinator
    workshop, code = opened(
        alliance,
        "profile",
        title="Zukunftswerkstatt",
        question="Wie wird unsere Stadt familienfreundlich?",
        held_on="2013-09-21",
        tables=GROUPS,
        most_participants=220,
        follow_up="Auswertungs- und Strategiegespräche, dann Vorstellung im Rat",
    )
    path = f"/workshops/{workshop['id']}"
    phones = [Phone(app, code).join() for _ in range(4)]

    # It begins with a profile of strengths and weaknesses.
    phones[0].write(STRONG, "profile", lane="strengths")
    phones[1].write(WEAK, "profile", lane="weaknesses")
    assert texts(alliance, workshop, lane="weaknesses") == [WEAK]

    # Critique, then fantasy, then realisation; nothing is skipped and every word stays as it was written.
    assert call.refused("POST", f"{path}/phase", phase="realisation")["type"].endswith("/phase-out-of-order")
    for phase, cards in (("critique", CRITIQUE), ("fantasy", [FANTASY]), ("realisation", REALISATION)):
        call.http.post(f"{API}{path}/phase", json={"phase": phase}).raise_for_status()
        for number, (text, phone) in enumerate(zip(cards, phones, strict=False), 10):
            phone.write(text, phase, number + len(phase) * 100)
        assert texts(alliance, workshop, phase=phase) == cards

    # Cards of the realisation phase are clustered and weighted with dots by a stated rule.
    cards = {one["text"]: one for one in call.items(f"{path}/workshop-cards", phase="realisation")}
    ids = [cards[text]["id"] for text in REALISATION]
    at = f"{path}/workshop-clusters"
    meals = call.create(at, title="Begegnung", phase="realisation", card_ids=[ids[0], ids[2]])
    call.create(at, title="Beweglich bleiben", phase="realisation", card_ids=[ids[1]])
    vote = call.create(f"{path}/dot-votes", question="Womit fangen wir an?", points_per_person=5, most_per_target=3)
    call.change(f"/dot-votes/{vote['id']}", state="open")
    for phone, points in zip(phones, ([3, 2, 0], [3, 1, 1], [2, 3, 0], [1, 1, 3]), strict=True):
        assert phone.vote(dict(zip(ids, points, strict=True))).status_code == 200
    call.change(f"/dot-votes/{vote['id']}", state="closed")
    result = call.get(f"/dot-votes/{vote['id']}/result")
    assert result["rule"] == "Punkte je Person: 5, auf einer Karte höchstens 3"
    assert [(one["words"], one["rank"], one["points"]) for one in result["placed"]] == [
        (REALISATION[0], 1, 9),
        (REALISATION[1], 2, 7),
        (REALISATION[2], 3, 4),
    ]

    # Ideas of the realisation phase become measure proposals of the action concept, each with where it came from.
    concept = alliance.create("agreements", kind="action_concept", title="Handlungskonzept")
    made = f"{path}/workshop-results"
    [goal] = call.create(made, kind="goal", cluster_id=meals["id"], agreement_id=concept["id"])["results"]
    measures = call.create(made, kind="measure", card_ids=ids[:2], goal_id=goal["goal_id"])["results"]
    [idea] = call.create(made, kind="idea", card_ids=[ids[2]])["results"]
    assert [(one["words"], one["points"]) for one in measures] == [(REALISATION[0], 9), (REALISATION[1], 7)]
    assert call.get(f"/measures/{measures[0]['measure_id']}")["title"] == REALISATION[0]
    assert call.get(f"/goals/{goal['goal_id']}")["sources"][0]["id"] == workshop["id"]
    taken_up = call.get(f"/ideas/{idea['idea_id']}")
    assert (taken_up["text"], taken_up["question"]) == (REALISATION[2], workshop["question"])
    assert taken_up["cluster"] == "Begegnung"
    [origin] = alliance.items("workshop-results", measure_id=measures[1]["measure_id"])
    assert (origin["workshop_id"], origin["card_id"]) == (workshop["id"], ids[1])

    # Afterwards everything is there for the evaluation, as a table and for machines.
    for phase in ("follow_up", "closed"):
        call.http.post(f"{API}{path}/phase", json={"phase": phase}).raise_for_status()
        told = call.get(f"{path}/wall")["vote"]["result"]
        assert [one["words"] for one in told] == REALISATION, "what was weighed stays on the wall"
    assert call.refused("POST", f"{path}/workshop-cards", text="Nachtrag", phase="critique")["status"] == 409
    exported = call.http.get(f"{API}{alliance.path}/workshop-cards/export", params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(exported.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2 + len(CRITIQUE) + 1 + len(REALISATION)
    first = next(row for row in rows if row["Karte"] == REALISATION[0])
    assert (first["Phase"], first["Cluster"], first["Punkte"]) == ("Realisierung", "Begegnung", "9")
    assert first["Tisch"].startswith("Gruppe ")
    assert call.http.get(f"{API}{alliance.path}/workshop-cards/export", params={"format": "xlsx"}).status_code == 200
