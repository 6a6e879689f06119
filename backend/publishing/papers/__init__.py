"""Papers: what is printed, sent and kept, made from the records themselves in the alliance's own appearance.

A paper is first a tree of headings, paragraphs, lists, tables and facts (`tree`), put together by one builder per kind
of paper; then one writer per format writes any tree: `pdf` (tagged, PDF/UA-1), `odt`, `docx`, `html`. Name tents and
the poster are sheets and no texts: they have a layout of their own and are PDF only.
"""
