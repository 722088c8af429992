"""De la cartera a lo que la gente lee. Sala pura."""
