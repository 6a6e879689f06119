"""The mandate of a process: who commissioned what, with which question and product, decided by whom, on what evidence.

A process has one mandate. It *stands* when a deciding department is named and written evidence is there: a declaration
or a draft resolution, as a link or as a file. Until then the steps behind the first one are guarded by the rules.
"""
