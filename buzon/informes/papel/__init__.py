"""Lo que se imprime: cartas formales y cronologías en PDF. Valores dentro, octetos fuera."""
