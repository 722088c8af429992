"""Lo que se suma a una deuda o se le quita: intereses de demora, compensación, gastos de etapa y pronto pago.

Todo es puro y sale del saldo, las fechas y unas tablas con su fuente. Se redondea una sola vez, al final, y el medio
hacia arriba. Si a una tabla le falta un periodo, no se reclama ningún interés: se dice qué periodo falta.
"""
