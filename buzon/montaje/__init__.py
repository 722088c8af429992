"""El único sitio donde se eligen adaptadores y se leen archivos de configuración.

No exporta nada: quien solo lee un archivo suelto (el taller, `buzon leer`) no carga la red ni el bucle.
"""
