"""What a municipality gives into a programme: practices and concepts, looked through for names of persons first.

A text that people wrote for it is refused while it names somebody; what is copied from records is written without.
"""
