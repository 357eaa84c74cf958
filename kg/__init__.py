"""Entente: a knowledge graph of economic-security partnerships."""
