"""What every room needs and no domain word: units of work, problems, pages, entity tags, events, dates."""
