"""Reading: passages to mentions, statements, and issues for what was not understood."""
