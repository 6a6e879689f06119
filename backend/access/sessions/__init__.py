"""Sessions: seen and ended by their owner, and by whoever administers accounts. An ended session is gone for good."""
