"""Lo que la ley de cada país deja hacer a quien reclama, y lo que sale de sumarla a lo que quiere el dueño.

Los valores están en `norma`; qué rige para un deudor, en `vigor`; si la agencia puede ir en copia, en `agencia`. No se
lee ningún archivo: las normas llegan ya leídas dentro de las reglas. Nada de esto es consejo legal.
"""
