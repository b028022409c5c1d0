"""What happens to a person: session, result, summary. Knows no screen, file or clock."""
