"""What people say about a card. Mentions name people of the alliance; an author changes and removes their own."""
