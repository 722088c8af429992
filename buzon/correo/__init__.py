"""Entre los bytes de un correo y su sentido, en las dos direcciones. Sala pura."""
