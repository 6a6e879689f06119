"""Webhooks: events brought to other systems, after Standard Webhooks 1.0.0.

A *webhook* (subscription) belongs to an alliance, or to a municipality with all its alliances. Its *position* in each
stream of events says how far it was read; the rows of `events` are the outbox. A *delivery* is one event on its way to
one receiver: *pending* until the receiver answers with 2xx (*delivered*) or its last attempt fails (*failed*). A webhook
is *active* until somebody or a receiver that is gone *disables* it; when it is active again it reads on where it stopped.
"""
