"""What everybody reads of a process, if its alliance has a public page: question, procedure, dates, result, contact.

Nothing internal goes out: no drafts, no material, no names of persons. The contact is a function.
"""
