"""Documents: files that hang on a record of an alliance, first of all on a card.

A file is looked at before anything is stored (`intake`): its content says what it is, its name has to fit, a picture
is drawn anew and loses what the camera wrote into it. The bytes lie in the data folder, outside of what is served
(`storage`), under an id of their own that no name leads to; the row in the table says whose they are. The bytes are
there before the row is committed; bytes without a row are swept. Whoever stands above attaches with `service.attach`,
knows from its own rules who may and who sees what, and has the endpoints.
"""
