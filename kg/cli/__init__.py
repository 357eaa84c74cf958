"""The commands: each parses its arguments, calls the package and prints."""
