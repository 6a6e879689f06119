"""The closing evaluation of a process as a paper."""
