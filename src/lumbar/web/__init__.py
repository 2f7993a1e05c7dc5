"""One Django app: people, their rows, their pages, their API."""
