"""What an operator needs: health, metrics, the first run, backup and restore, the demo."""
