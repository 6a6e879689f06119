"""What is entered twice: cards and ideas that are called much like a new one."""
