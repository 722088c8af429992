"""Un paseo al azar: correos, órdenes, dinero, cortes y días en cualquier orden. Lo que nunca debe pasar, no pasa."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from recorridos.escenario import TITULAR, Escenario

from buzon.adaptadores.memoria.salida import CartaEntregada
from buzon.dominio.cartera import plegar
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.frenos import frenos
from buzon.dominio.secuencia import ventana_de
from buzon.puertos import FalloEnDuda, FalloPasajero

CLIENTES = (
    ("ACME Ltda", "ana@acme.example"),
    ("Bodega Sur SpA", "luis@bodega.example"),
    ("Café Eva", "eva@cafe.example"),
)
DICHOS = (
    "Les pago el viernes.",
    "Ya pagamos esa factura ayer.",
    "La factura no corresponde, el precio no es el pactado.",
    "¿Me pueden enviar una copia de la factura?",
    "Gracias, recibido.",
    "El 20 de enero les transfiero $10.000",
    "No soy la persona, escriban a pagos.",
)
ORDENES = (
    "pagada {n}",
    "parcial $10.000 de la {n}",
    "anular {n}",
    "pausar {n} hasta el 20/1/2027",
    "pausar {n}",
    "reanudar {n}",
    "pausar todo",
    "reanudar todo",
    "deshacer {n}",
    "estado",
    "la {n} vence el 30/1/2027",
)
CONTESTACIONES = ("sí", "no", "pagada", "reanudar", "ninguna", "anular", "pausar", "es de la {n}", "no entiendo nada")
PROPIAS = ("recibo/", "pregunta/", "aviso/", "orden/", "resumen/", "duda/")
numeros = st.integers(1000, 1007).map(str)
clientes = st.sampled_from(CLIENTES)


class Paseo(RuleBasedStateMachine):
    @initialize()
    def abrir(self) -> None:
        self.e = Escenario(con_jinja=False)
        self.e.mundo.salida.al_entregar = self._vigilar
        self.cortar = False
        self.mal: list[str] = []
        self._pasar()

    def _pasar(self) -> None:
        # Lo que se decide al enviar (una duda, un rechazo) sale en la vuelta siguiente; después no queda nada.
        for _ in range(3):
            self.e.pasar()

    def _vigilar(self, _entregada: CartaEntregada) -> None:
        """En el momento de entregar, nada puede frenar la carta."""
        c, ahora = self.e.casa.cartera, self.e.reloj.ahora()
        (carta,) = [c.cartas[i] for i in c.vivas if c.cartas[i].estado == "en_el_punto"]
        if carta.encargo.etapa:
            self._que_no_debia(carta, ahora)
        if self.cortar and carta.encargo.dirigida == "deudor":
            self.cortar = False
            raise FalloEnDuda("silencio tras el punto")

    def _que_no_debia(self, carta: Carta, ahora: datetime) -> None:
        c, reglas = self.e.casa.cartera, self.e.reglas
        deudor = c.deudores[carta.encargo.deudor or ""]
        hoy = ahora.astimezone(reglas.zona).date()
        if not ventana_de(deudor, reglas).esta_abierta(ahora):
            self.mal.append(f"{carta.encargo.carta} fuera de hora: {ahora}")
        for renglon in carta.encargo.renglones:
            factura = c.facturas[renglon.factura]
            if not factura.esta_abierta:
                self.mal.append(f"{carta.encargo.carta} por la {factura.numero}, que no se debe")
            # Ella misma está en el punto: ese freno es suyo.
            otros = [
                f.motivo for f in frenos(c, deudor, factura, reglas, hoy) if not f.motivo.startswith("no sé si le")
            ]
            self.mal += [f"{carta.encargo.carta}: {motivo}" for motivo in otros]

    @rule(numero=numeros, cliente=clientes, dias=st.integers(-40, 20), importe=st.sampled_from((10, 20, 450)))
    def factura(self, numero: str, cliente: tuple[str, str], dias: int, importe: int) -> None:
        vence = self.e.reloj.ahora() + timedelta(days=dias)
        self.e.factura(numero, *cliente, f"${importe}.000", f"{vence:%d/%m/%Y}")
        self._pasar()

    @rule(cliente=clientes, dicho=st.sampled_from(DICHOS), en_hilo=st.booleans())
    def dice(self, cliente: tuple[str, str], dicho: str, *, en_hilo: bool) -> None:
        suyas = self.e.a(cliente[1])
        self.e.llega(cliente[1], "Factura", dicho, responde=suyas[-1] if suyas and en_hilo else None)
        self._pasar()

    @rule(cliente=clientes, importe=st.sampled_from((10, 20, 30, 450)), autentico=st.booleans(), otro=st.booleans())
    def transfiere(self, cliente: tuple[str, str], importe: int, *, autentico: bool, otro: bool) -> None:
        self.e.transferencia("Quién Sabe" if otro else cliente[0], f"${importe}.000", autentico=autentico)
        self._pasar()

    @rule(numero=numeros, orden=st.sampled_from(ORDENES))
    def manda(self, numero: str, orden: str) -> None:
        self.e.llega(TITULAR, "Orden", orden.format(n=numero))
        self._pasar()

    @precondition(lambda self: self.e.avisos("pregunta") or self.e.avisos("duda"))
    @rule(numero=numeros, texto=st.sampled_from(CONTESTACIONES), cual=st.integers(0, 50))
    def contesta(self, numero: str, texto: str, cual: int) -> None:
        cartas = self.e.avisos("pregunta") + self.e.avisos("duda")
        carta = cartas[-1 - cual % len(cartas)]
        self.e.llega(TITULAR, f"Re: {carta.asunto}", texto.format(n=numero), responde=carta)
        self._pasar()

    @rule(horas=st.sampled_from((1, 7, 24, 24, 24, 72, 24 * 21)))
    def pasa_el_tiempo(self, horas: int) -> None:
        self.e.reloj.avanzar(timedelta(hours=horas))
        self._pasar()

    @rule(punto=st.sampled_from(("salida.conectar", "salida.cuerpo", "entrada.novedades", "entrada.archivar")))
    def se_cae_la_red(self, punto: str) -> None:
        self.e.mundo.fallos.programar(punto, FalloPasajero("conexión perdida"))
        self.e.reloj.avanzar(timedelta(hours=24))
        self._pasar()

    @rule()
    def se_corta_en_el_punto(self) -> None:
        self.cortar = True

    @rule()
    def se_va_la_luz(self) -> None:
        self.e.renacer()
        self.e.mundo.salida.al_entregar = self._vigilar

    @invariant()
    def nada_salio_cuando_no_debia(self) -> None:
        assert not self.mal

    @invariant()
    def el_estado_es_el_pliegue_del_libro(self) -> None:
        assert self.e.casa.cartera == plegar(self.e.casa.libro.asientos())

    @invariant()
    def otra_vuelta_no_hace_nada(self) -> None:
        antes = self.e.casa.cartera.ultimo_numero
        self.e.pasar()
        assert self.e.casa.cartera.ultimo_numero == antes

    @invariant()
    def toda_factura_abierta_tiene_fecha_o_motivo(self) -> None:
        c, ahora = self.e.casa.cartera, self.e.reloj.ahora()
        for factura in c.facturas.values():
            como = self.e.estado and self.e.como_esta(factura.numero) if factura.esta_abierta else None
            if como is None:
                continue
            assert como.motivo
            if como.proxima:
                ventana = ventana_de(c.deudores[factura.deudor], self.e.reglas)
                assert como.proxima.fecha >= ahora
                assert ventana.esta_abierta(como.proxima.fecha)

    @invariant()
    def nada_espera_al_titular_sin_haberle_preguntado(self) -> None:
        c = self.e.casa.cartera
        objetos = {pregunta.objeto for pregunta in c.preguntas.values()}
        assert set(c.respuestas) <= objetos
        assert {pago.id for pago in c.pagos.values() if pago.estado == "retenido"} <= objetos
        retenidas = [carta.encargo.carta for carta in c.cartas.values() if carta.estado == "retenida"]
        assert {f"duda/{carta}" for carta in retenidas if not carta.startswith(PROPIAS)} <= set(c.cartas)

    @invariant()
    def nada_llega_dos_veces(self) -> None:
        cartas = Counter(carta.id for carta in self.e.cartas)
        assert not [carta for carta, veces in cartas.items() if veces > 1]
        for factura in self.e.casa.cartera.facturas.values():
            etapas = Counter(paso.etapa for paso in factura.etapas)
            assert not [etapa for etapa, veces in etapas.items() if veces > 1]

    @invariant()
    def nadie_recibe_dos_recordatorios_el_mismo_dia(self) -> None:
        zona = self.e.reglas.zona
        for deudor in self.e.casa.cartera.deudores.values():
            dias = [cuando.astimezone(zona).date() for cuando in deudor.recordatorios]
            assert len(dias) == len(set(dias))


TestPaseo = Paseo.TestCase
TestPaseo.settings = settings(
    max_examples=8,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
