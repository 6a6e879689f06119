"""What is said about a recommendation before it is adopted: objections against it, and changes that are proposed."""
