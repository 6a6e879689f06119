"""What can be told of a programme without showing anybody's drafts: the report, and a comparison without names."""
