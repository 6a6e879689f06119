"""The course of a meeting: everything that the screen of the minute-taker and the projector draw, in one request."""
