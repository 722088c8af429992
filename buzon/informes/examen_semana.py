"""Una semana inventada y creíble, para probar la plantilla del informe semanal."""

from typing import Any


def semana_de_ejemplo(negocio: dict[str, str], tramos: list[dict[str, Any]], *, es_llena: bool) -> dict[str, Any]:
    """Los datos de `resumen_semanal`; si no `es_llena`, solo lo que siempre hay."""
    cifras = [
        ("Cobrado en la semana", "$ 640.000", "$ 150.000 de facturas ya vencidas"),
        ("Cobrado en el mes, hasta el 22", "$ 1.980.000", "Todo a tiempo"),
        ("Días que tardas en cobrar", "47 días", "Lo que te deben ÷ lo facturado en 90 días × 90 (DSO)"),
        ("Días de atraso", "19 días", "De esos días, los que ponen las facturas vencidas"),
    ]
    altos = (0, 34, 12, 80, 100, 45, 0, 62)
    datos: dict[str, Any] = {
        "negocio": negocio,
        "hoy": "lunes 23 de noviembre de 2026",
        "semana": "del 16 de noviembre de 2026 al 22 de noviembre de 2026",
        "titular": "Cobraste $ 640.000 en la semana. Te deben $ 2.375.000, $ 1.135.000 ya vencidos",
        "cifras": [{"nombre": nombre, "valor": valor, "nota": nota} for nombre, valor, nota in cifras],
        "antiguedad": tramos,
        **{nombre: [] for nombre in ("columnas", "peores", "mejores", "promesas", "secciones")},
    }
    if es_llena:
        datos |= {
            "columnas": [
                {"rotulo": f"{lugar + 1}/11", "importe": f"$ {alto}0.000" if alto else "—", "alto": alto}
                for lugar, alto in enumerate(altos)
            ],
            "peores": [{"nombre": "Taller Ñirre", "puntaje": 18, "detalle": "paga 42 días tarde y debe $ 310.000"}],
            "mejores": [{"nombre": "Comercial Pudú & Hijos Ltda.", "puntaje": 100, "detalle": "paga a tiempo"}],
            "promesas": [
                {"rotulo": "3 cumplidas", "importe": "Comercial Pudú y Ferretería Alerce", "alto": 75},
                {"rotulo": "1 rota", "importe": "Taller Ñirre", "alto": 25},
            ],
            "secciones": [
                {
                    "titulo": "En la agencia · $ 310.000",
                    "lineas": [],
                    "asuntos": [{"quien": "Taller Ñirre", "texto": "la 10390, $ 310.000"}],
                }
            ],
        }
    return datos
