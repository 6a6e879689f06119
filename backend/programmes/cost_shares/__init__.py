"""What a municipality pays: a moderate share for external process guidance, and nothing for anything else."""
