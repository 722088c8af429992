"""Los datos que recibe cada plantilla: todo llega ya escrito en palabras, con importes y fechas del país.

Son diccionarios llanos porque la plantilla la puede cambiar el dueño: aquí está, campo por campo, con qué cuenta.
"""

from typing import NotRequired, TypedDict


class DatosNegocio(TypedDict):
    """Quién reclama."""

    nombre: str
    id_fiscal: str
    etiqueta_fiscal: str  # cómo se llama en su país: "RUT", "RFC", "NIF"…
    contacto: str
    telefono: str
    direccion: str
    correo: str


class DatosDeudor(TypedDict):
    """A quién se le reclama."""

    nombre: str
    id_fiscal: str
    etiqueta_fiscal: str


class DatosFactura(TypedDict):
    """Una factura. `dias` > 0 = días de atraso; < 0, los que faltan. `situacion`: "vencida hace 12 días"."""

    numero: str
    fecha: str
    vencimiento: str
    total: str
    pagado: str  # vacío si no hay pagos parciales
    descontado: str  # lo que le quitan las notas de crédito; vacío si ninguna
    saldo: str
    dias: int
    situacion: str
    copia: bool
    copia_a_pedir: NotRequired[bool]


class DatosHito(TypedDict):
    """Una línea del historial del caso."""

    fecha: str
    texto: str


class DatosPlazo(TypedDict):
    """Lo que se le da al deudor para reaccionar."""

    dias: int
    fecha: str


class DatosAgencia(TypedDict):
    """La agencia de cobro del titular. `en_copia`: este correo le llega también a ella."""

    nombre: str
    correo: str
    en_copia: NotRequired[bool]


class DatosCargo(TypedDict):
    """Un gasto o interés sumado al total, con la ley o el acuerdo en que se funda y cómo se calculó."""

    concepto: str
    importe: str
    base: str


class DatosDescuento(TypedDict):
    """El descuento por pronto pago: cuánto se paga con él, cuánto se ahorra y hasta qué día vale."""

    importe: str
    ahorro: str
    hasta: str


class DatosEnlace(TypedDict):
    """Una respuesta de un toque: el texto del botón y su enlace mailto."""

    texto: str
    enlace: str


class DatosCarta(TypedDict):
    """Lo que recibe toda carta al deudor (etapas, gracias, promesa_confirmada)."""

    trato: str  # "usted" | "tu"
    pais: NotRequired[str]  # el del cliente, en dos letras: de él depende si se dice «comprobante» o «justificante»
    hoy: str
    negocio: DatosNegocio
    deudor: DatosDeudor
    facturas: list[DatosFactura]  # las que la carta reclama
    otras: list[DatosFactura]  # las demás abiertas, para información
    total: str  # con los cargos: "$ 450.000", o "1.200,00 € y 300,00 US$" si hay varias monedas
    cargos: NotRequired[list[DatosCargo]]
    descuento: NotRequired[DatosDescuento | None]
    medios_de_pago: list[str]
    referencia: str  # qué poner en el concepto del pago
    plazo: DatosPlazo | None
    agencia: DatosAgencia | None
    carta_formal: NotRequired[bool]  # con ella va el requerimiento en PDF
    historial: list[DatosHito]
    enlaces: list[DatosEnlace]


class DatosGracias(DatosCarta):
    """Además, en `gracias`: lo recibido, y si queda algo por pagar (`total` vacío si no)."""

    importe: str
    fecha_pago: str


class DatosPromesa(DatosCarta):
    """Además, en `promesa_confirmada`, `promesa_vencida` y `plan_roto`: la fecha y las palabras del deudor."""

    fecha_promesa: str
    primera_parte: "DatosCuota | None"  # si prometió en dos veces: la primera; el resto, en `fecha_promesa`
    cita: str


class DatosCopia(DatosCarta):
    """Además, en `copia`: qué pidió."""

    pedido: str  # "documento" | "estado" | "pago"


class DatosAcuerdo(DatosCarta):
    """Además, en `acuerdo_propuesto` y `acuerdo_confirmado`: qué clase, hasta cuándo, por cuánto y con qué palabras."""

    clase: str  # "prorroga" | "quita" | "dacion" | "mediacion"
    fecha_acuerdo: str
    importe_acuerdo: str  # vacío si no es una quita
    cita: str


class DatosDisputa(DatosCarta):
    """Además, en `disputa_resuelta` y `disputa_datos`: qué se decidió, por qué discutía y con qué palabras."""

    decision: str  # "razon" | "mantener"; vacío en `disputa_datos`
    motivo: str  # el de la disputa; solo en `disputa_datos`
    cita: str


class DatosRespuesta(DatosCarta):
    """Además, en `respuesta_titular`: lo que contesta el titular, tal como lo escribió, y a qué palabras."""

    dicho: str
    cita: str


class DatosCuota(TypedDict):
    """Una cuota de un plan."""

    fecha: str
    importe: str


class DatosPlan(DatosCarta):
    """Además, en `plan_propuesto`, `plan_confirmado` y `cuota`: las cuotas, hasta cuándo vale y cuál vence."""

    cuotas: list[DatosCuota]
    hasta: str  # solo en `plan_propuesto`
    orden_cuota: int  # solo en `cuota`: 1 es la primera
    fecha_cuota: str
    importe_cuota: str  # lo que falta de ella
    cita: str  # solo en `plan_confirmado`: con qué palabras lo aceptó


class DatosTercero(TypedDict):
    """Lo que recibe una carta a la agencia o al abogado."""

    negocio: DatosNegocio
    hoy: str
    tercero: str
    contrato: str  # la fecha del contrato con la agencia, o vacío
    caso: str  # cómo se llama el caso, para citarlo al contestar
    deudor: dict[str, str]  # nombre, id_fiscal, correos, telefono
    facturas: list[dict[str, str]]  # numero, fecha, vencimiento, total, saldo
    total: str
    historial: list[DatosHito]  # solo al encargar
    motivo: str  # solo en `agencia_retirada`
    es_cobro: bool  # solo en `agencia_retirada`: se retira porque se cobró


class DatosAlTitular(TypedDict):
    """Lo que recibe todo correo al titular (recibo, pregunta, aviso): párrafos ya escritos y botones."""

    negocio: DatosNegocio
    hoy: str
    titulo: str
    parrafos: list[str]
    campos: list[tuple[str, str]]  # nombre y valor, en tabla
    cita: str  # las palabras textuales de quien escribió, o vacío
    enlaces: list[DatosEnlace]
    nota: str  # letra pequeña: qué pasa si no se contesta


class DatosAsunto(TypedDict):
    """Un renglón del resumen: de quién es (o vacío), qué pasó, por qué (en letra pequeña) y sus botones."""

    quien: str
    texto: str
    detalle: NotRequired[str]
    enlaces: NotRequired[list[DatosEnlace]]


class DatosSeccion(TypedDict):
    """Una sección del resumen: título, líneas sueltas y renglones; y, si se recortó, qué falta."""

    titulo: str
    lineas: list[str]
    asuntos: list[DatosAsunto]
    resto: NotRequired[str]


class DatosTramo(TypedDict):
    """Un tramo de antigüedad de la deuda, con su parte (0 a 100) para el dibujo."""

    tramo: str
    importe: str
    facturas: int
    parte: int


class DatosResumen(TypedDict):
    """Lo que recibe `resumen_diario`."""

    negocio: DatosNegocio
    hoy: str
    titular: str  # la línea que lo dice todo
    desde: str  # desde cuándo cuenta, si no es desde ayer
    secciones: list[DatosSeccion]  # preguntas, mañana, prometido para hoy, recibido, enviado… Vacía: no hubo nada
    antiguedad: list[DatosTramo]
    enlaces: list[DatosEnlace]
    problemas: list[str]


class DatosCifra(TypedDict):
    """Una cifra del informe semanal, con su cuenta en una línea."""

    nombre: str
    valor: str
    nota: str


class DatosColumna(TypedDict):
    """Una columna o barra: su rótulo, lo que vale dicho en palabras y su tamaño de 0 a 100."""

    rotulo: str
    importe: str
    alto: int


class DatosPagador(TypedDict):
    """Cómo paga un cliente: `puntaje` de 0 (mal) a 100 (bien) y el porqué."""

    nombre: str
    puntaje: int
    detalle: str


class DatosSemanal(TypedDict):
    """Lo que recibe `resumen_semanal`."""

    negocio: DatosNegocio
    hoy: str
    semana: str  # "del 7 de diciembre de 2026 al 13 de diciembre de 2026"
    titular: str
    cifras: list[DatosCifra]
    columnas: list[DatosColumna]  # lo cobrado en cada una de las últimas semanas; vacía si nada
    antiguedad: list[DatosTramo]
    peores: list[DatosPagador]
    mejores: list[DatosPagador]
    promesas: list[DatosColumna]  # cumplidas y rotas; vacía si ninguna acabó
    secciones: list[DatosSeccion]  # lo que llevan la agencia y el abogado
