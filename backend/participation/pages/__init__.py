"""The small page that a personal link opens: HTML made here, without scripts, for old phones and screen readers.

`GET` draws and changes nothing. Every act is a form that is sent to the same address; its token says what the page
showed, so that a form that is sent twice, or after somebody else changed the part, does no harm.
"""
