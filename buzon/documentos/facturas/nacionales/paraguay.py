"""Lee los documentos electrónicos (DE) del SIFEN de Paraguay, manual técnico versión 150."""

from typing import TYPE_CHECKING

from buzon.documentos.facturas.nacionales.comun import leer_correo, leer_dias
from buzon.documentos.monedas import leer_moneda
from buzon.documentos.valores import leer_decimal, leer_fecha, leer_pais
from buzon.documentos.xml import atributo, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, Plazo, TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

# La autofactura (4) la emite quien compra; la remisión (7) acompaña a la mercancía.
_TIPOS: dict[str, TipoDocumento] = {"1": "factura", "2": "factura", "5": "nota_credito", "6": "nota_debito"}
_CONTADO = "1"


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un documento del SIFEN, solo o con su firma."""
    return nombre_local(raiz) in {"rDE", "DE"} and hijo(_cuerpo(raiz), "gTimb") is not None


def _cuerpo(raiz: "Elemento") -> "Elemento | None":
    return raiz if nombre_local(raiz) == "DE" else hijo(raiz, "DE")


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """El número es establecimiento, punto y secuencia, como se imprime; `uuid`, el código de control (CDC)."""
    de = _cuerpo(raiz)
    timbre, general = hijo(de, "gTimb"), hijo(de, "gDatGralOpe")
    condicion = hijo(de, "gDtipDE", "gCamCond")
    codigo = texto(timbre, "iTiDE")
    tipo = _TIPOS.get(codigo or "", "otro")
    total = leer_decimal(texto(de, "gTotSub", "dTotGralOpe"))
    trozos = [texto(timbre, n) for n in ("dEst", "dPunExp", "dNumDoc")]
    plazos = tuple(_cuotas(condicion))
    dias = leer_dias(texto(condicion, "gPagCred", "dPlazoCre"), contado=texto(condicion, "iCondOpe") == _CONTADO)
    asociados = () if de is None else (texto(a, "dCdCDERef") for a in hijos(de, "gCamDEAsoc"))
    return (
        FacturaLeida(
            formato="texto",
            tipo=tipo,
            codigo=codigo,
            numero="-".join(t for t in trozos if t) or None,
            uuid=atributo(de, "Id"),
            fecha=leer_fecha(texto(general, "dFeEmiDE")),
            vencimiento=min((p.fecha for p in plazos), default=None),
            vencimientos=plazos if len(plazos) > 1 else (),
            condiciones_dias=None if plazos else dias,
            total=total,
            a_pagar=total if tipo == "factura" else None,
            moneda=leer_moneda(texto(general, "gOpeCom", "cMoneOpe"), "PYG"),
            emisor=Parte(
                nombre=texto(general, "gEmis", "dNomEmi"),
                id_fiscal=_ruc(general, "gEmis", "dRucEm", "dDVEmi"),
                correo=leer_correo(texto(general, "gEmis", "dEmailE")),
            ),
            receptor=Parte(
                nombre=texto(general, "gDatRec", "dNomRec"),
                id_fiscal=_ruc(general, "gDatRec", "dRucRec", "dDVRec") or texto(general, "gDatRec", "dNumIDRec"),
                correo=leer_correo(texto(general, "gDatRec", "dEmailRec")),
                pais=leer_pais(texto(general, "gDatRec", "cPaisRec")),
            ),
            referencias=tuple(a for a in asociados if a),
        ),
    )


def _ruc(general: "Elemento | None", parte: str, numero: str, digito: str) -> str | None:
    escrito, control = texto(general, parte, numero), texto(general, parte, digito)
    return f"{escrito}-{control}" if escrito and control else escrito


def _cuotas(condicion: "Elemento | None") -> list[Plazo]:
    if condicion is None:
        return []
    leidas = (
        (leer_fecha(texto(c, "dVencCuo")), leer_decimal(texto(c, "dMonCuota")))
        for c in hijos(condicion, "gPagCred", "gCuotas")
    )
    return [Plazo(fecha=fecha, importe=importe) for fecha, importe in leidas if fecha and importe is not None]
