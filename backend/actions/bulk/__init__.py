"""Many changes to cards in one request. Each is answered as if it had come alone, and fails alone."""
