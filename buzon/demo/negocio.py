"""El negocio de la demostración: sus reglas, sus clientes y las facturas que su dueña reenvía."""

from dataclasses import dataclass
from datetime import date

TITULAR = "carla@graficaandes.example"
COBROS = "cobros@graficaandes.example"
FACTURAS = "facturas@graficaandes.example"
AGENCIA = "ingresos@cobranzasdelsur.example"
AUTENTICADOR = "mx.graficaandes.example"
BANCO = "serviciodetransferencias@bancochile.cl"
CLAVE = "demo"

REGLAS = """
[negocio]
nombre = "Gráfica Andes SpA"
id_fiscal = "76.123.456-0"
pais = "CL"
zona_horaria = "America/Santiago"
moneda = "CLP"
contacto = "Carla Fuentes"
telefono = "+56 2 2345 6789"
direccion = "Av. Los Leones 1234, Santiago"
titulares = ["{titular}"]

[correo]
direccion = "{cobros}"
facturas = "{facturas}"
authserv_id = "{autenticador}"

[correo.imap]
host = "127.0.0.1"
puerto = {imap}
seguridad = "ninguna"
usuario = "{cobros}"
clave = "credencial:demo"

[correo.smtp]
host = "127.0.0.1"
puerto = {smtp}
seguridad = "ninguna"
usuario = "{cobros}"
clave = "credencial:demo"

[agencia]
nombre = "Cobranzas del Sur"
correo = "{agencia}"

[acuerdos]
max_cuotas = 4
primera_en_dias = 7
cada_dias = 14

[[medios_de_pago]]
tipo = "transferencia"
texto = "Banco de Chile, cuenta corriente 1122334455, RUT 76.123.456-0"

[[etapas]]
nombre = "vencimiento"
dias = 0
[[etapas]]
nombre = "recordatorio"
dias = 5
[[etapas]]
nombre = "segundo_aviso"
dias = 12
[[etapas]]
nombre = "aviso_firme"
dias = 20
plazo = 7
[[etapas]]
nombre = "ultimo_aviso"
dias = 28
plazo = 7
[[etapas]]
nombre = "agencia"
dias = 35
cc = ["agencia"]
"""


@dataclass(frozen=True)
class Cliente:
    """Un cliente de la demostración."""

    nombre: str
    rut: str
    correo: str


ACME = Cliente("ACME Ltda", "77.111.222-9", "ana@acme.example")
ROBLES = Cliente("Ferretería Los Robles SpA", "76.333.444-2", "pagos@losrobles.example")
TRIGO = Cliente("Panadería El Trigo Ltda", "78.555.666-K", "rosa@eltrigo.example")
CORDILLERA = Cliente("Transportes Cordillera SA", "96.777.888-3", "finanzas@cordillera.example")
PUERTO = Cliente("Café Puerto EIRL", "76.999.000-1", "hola@cafepuerto.example")
LAGOS = Cliente("Estudio Lagos", "77.123.987-4", "contacto@estudiolagos.example")
SOL = Cliente("Colegio del Sol", "65.432.100-7", "tesoreria@colegiodelsol.example")
BAHIA = Cliente("Hotel Bahía Ltda", "76.222.555-7", "administracion@hotelbahia.example")
FARO = Cliente("Librería Faro SpA", "77.444.666-4", "compras@libreriafaro.example")


def dte(folio: int, cliente: Cliente, emision: date, vence: date, total: int) -> bytes:
    """Una factura electrónica chilena (DTE 33) mínima y bien formada, como la que manda un facturador."""
    neto = round(total / 1.19)
    return f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="F{folio}T33"><Encabezado>
<IdDoc><TipoDTE>33</TipoDTE><Folio>{folio}</Folio><FchEmis>{emision.isoformat()}</FchEmis><FmaPago>2</FmaPago>
<FchVenc>{vence.isoformat()}</FchVenc></IdDoc>
<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Gráfica Andes SpA</RznSoc></Emisor>
<Receptor><RUTRecep>{cliente.rut.replace(".", "")}</RUTRecep><RznSocRecep>{cliente.nombre}</RznSocRecep>
<CorreoRecep>{cliente.correo}</CorreoRecep></Receptor>
<Totales><MntNeto>{neto}</MntNeto><TasaIVA>19</TasaIVA><IVA>{total - neto}</IVA><MntTotal>{total}</MntTotal></Totales>
</Encabezado><Detalle><NroLinDet>1</NroLinDet><NmbItem>Impresos</NmbItem><MontoItem>{neto}</MontoItem></Detalle>
</Documento></DTE>
""".encode("iso-8859-1")
