"""El cartel que pone delante el servidor de quien recibe: «correo externo, no abra los enlaces». Nadie lo escribió.

Solo se quita el primer párrafo, y solo si avisa de un correo de fuera y queda algo debajo.
"""

import re

from buzon.correo.citas.listas import alguna, plegar

_LARGO = 700
_RENGLONES = 8
_DE_FUERA = re.compile(
    alguna(
        """
        (?:correo|mensaje|e-?mail|remitente) (?:electronico )?(?:es |de origen |de un remitente )?extern[oa]
        (?:origin|envi|provien|proced|vien)[a-z]{1,6} (?:de |desde )?(?:fuera|el exterior|una cuenta extern)
        (?:originated|sent|came|comes) (?:from )?(?:an )?(?:outside|external)|external (?:email|sender|message)
        no suele[sn]? recibir (?:correo|mensaje)|(?:you )?don.?t often get e-?mail from|learnaboutsenderidentification
        \\[(?:externo|external|ext)\\]
        """
    )
)
_CUIDADO = re.compile(
    alguna(
        """
        no (?:haga|hagas|de|pulse|abra|abras|responda|descargue|conteste)|no confie|do not (?:click|open|reply)
        verifique|tenga (?:cuidado|precaucion)|precaucion|caution|exercise|si no (?:conoce|reconoce)|unless you
        por que (?:es )?esto (?:es )?importante|why this is important|learnaboutsender|don.?t click
        """
    )
)
# «Este correo lo envío desde una cuenta externa, no respondan aquí» no lo pone ningún servidor.
_HABLA_DE_SI = re.compile(r"\b(?:yo|escribo|envio|escribimos|enviamos|mis?|pago|pague|pagamos|pagare|facturas?)\b")
_ROTULO = re.compile(
    r"\W{0,8}(?:externo|external|(?:correo|mensaje|e-?mail) extern[oa]|external (?:email|sender|mail))\W{0,8}$"
)


def quitar_aviso_de_externo(renglones: list[str]) -> list[str]:
    """Los renglones sin el cartel del principio, si lo hay."""
    inicio = next((n for n, renglon in enumerate(renglones) if renglon.strip()), None)
    if inicio is None:
        return renglones
    fin = inicio
    while fin < len(renglones) and renglones[fin].strip() and fin - inicio <= _RENGLONES:
        fin += 1
    parrafo = plegar(" ".join(renglon.strip() for renglon in renglones[inicio:fin])[: _LARGO + 1])
    if len(parrafo) > _LARGO or not any(renglon.strip() for renglon in renglones[fin:]):
        return renglones
    if _HABLA_DE_SI.search(parrafo):
        return renglones
    es_cartel = _ROTULO.match(parrafo) or (_DE_FUERA.search(parrafo) and _CUIDADO.search(parrafo))
    return renglones[fin:] if es_cartel else renglones
