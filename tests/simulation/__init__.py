"""Simulated people who live with the rules for twelve weeks. They test the rules; they promise nobody a result."""
