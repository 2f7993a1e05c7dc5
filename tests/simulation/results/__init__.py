"""What came of many lives: kept, added up, drawn and written down. Nothing here changes a life."""
