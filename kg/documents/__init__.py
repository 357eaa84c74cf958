"""Documents: the manifest, text layers, and passages with exact offsets."""
