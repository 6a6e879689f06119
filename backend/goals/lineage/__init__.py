"""What became of each measure from one edition to the next. Nothing vanishes silently."""
