"""Un libro roto se nota siempre y nunca se toma por vacío. Solo se perdona la última línea a medias."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, revisar_carpeta, verificar_carpeta
from buzon.adaptadores.libro_tinydb.lineas import componer
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta, CorreoVisto
from buzon.puertos import LibroDanado

LUNES = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def asiento(numero: int) -> Asiento:
    hechos = (
        CasaAbierta(casa="taller"),
        CorreoVisto(huella=f"{numero:064x}", clase="otro", carpeta="INBOX", uidvalidity=1, uid=numero),
    )
    return Asiento(numero, LUNES + timedelta(hours=numero), Causa("correo", str(numero)), hechos)


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    """Tres asientos en la foto y tres en el diario."""
    datos = tmp_path / "datos"
    with LibroTinyDB.crear(datos, asiento(1)) as libro:
        for numero in (2, 3):
            libro.asentar(asiento(numero))
        libro.compactar()
        for numero in (4, 5, 6):
            libro.asentar(asiento(numero))
    return datos


def foto(carpeta: Path) -> Path:
    return carpeta / "libro-000002.foto"


def diario(carpeta: Path) -> Path:
    return carpeta / "libro-000002.diario"


def numeros(carpeta: Path) -> list[int]:
    with LibroTinyDB.leer(carpeta) as libro:
        return [uno.numero for uno in libro.asientos()]


def test_la_ultima_linea_a_medias_se_corta_en_cualquier_octeto_y_se_cuenta(carpeta: Path) -> None:
    entero = diario(carpeta).read_bytes()
    principio = entero.rindex(b"\n", 0, -1) + 1
    for corte in range(principio, len(entero)):
        diario(carpeta).write_bytes(entero[:corte])
        assert numeros(carpeta) == [1, 2, 3, 4, 5]
        with LibroTinyDB.abrir(carpeta) as libro:
            assert [uno.numero for uno in libro.asientos()] == [1, 2, 3, 4, 5]
            assert bool(libro.avisos) == (corte > principio)
            assert diario(carpeta).read_bytes() == entero[:principio]
            libro.asentar(asiento(6))
        assert diario(carpeta).read_bytes() == entero


@pytest.mark.parametrize("cola", [b"\0" * 4096, b"0", b"00000000 {}", "ñ".encode() * 100])
def test_una_cola_sin_sentido_tras_un_corte_se_corta(carpeta: Path, cola: bytes) -> None:
    with diario(carpeta).open("ab") as fichero:
        fichero.write(cola)
    assert any("a medias" in nota for nota in revisar_carpeta(carpeta).notas)
    assert verificar_carpeta(carpeta) == ()
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.numero == 6
        assert f"({len(cola)} octetos)" in libro.avisos[0]
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.avisos == ()


def cambiar_y_comprobar(carpeta: Path, ruta: Path, mascaras: Callable[[int], range | tuple[int, ...]]) -> None:
    bueno = ruta.read_bytes()
    for sitio in range(len(bueno)):
        for bit in mascaras(sitio):
            malo = bytearray(bueno)
            malo[sitio] ^= 1 << bit
            ruta.write_bytes(malo)
            with pytest.raises(LibroDanado):
                LibroTinyDB.leer(carpeta)
    ruta.write_bytes(bueno)
    assert numeros(carpeta) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("cual", [foto, diario])
def test_un_bit_cambiado_en_cualquier_octeto_se_nota(carpeta: Path, cual: Callable[[Path], Path]) -> None:
    cambiar_y_comprobar(carpeta, cual(carpeta), lambda sitio: (sitio % 8,))


@pytest.mark.largo
@pytest.mark.parametrize("cual", [foto, diario])
def test_cualquier_bit_cambiado_se_nota(carpeta: Path, cual: Callable[[Path], Path]) -> None:
    cambiar_y_comprobar(carpeta, cual(carpeta), lambda _: range(8))


def test_una_foto_cortada_por_cualquier_sitio_se_nota(carpeta: Path) -> None:
    entera = foto(carpeta).read_bytes()
    for corte in range(len(entera)):
        foto(carpeta).write_bytes(entera[:corte])
        with pytest.raises(LibroDanado):
            LibroTinyDB.leer(carpeta)


def test_a_una_foto_le_falta_el_final_y_se_nota_aunque_el_diario_este_vacio(carpeta: Path) -> None:
    with LibroTinyDB.abrir(carpeta) as libro:
        libro.compactar()
    lineas = (carpeta / "libro-000003.foto").read_bytes().splitlines(keepends=True)
    for cuantas in range(1, len(lineas)):
        (carpeta / "libro-000003.foto").write_bytes(b"".join(lineas[:cuantas]))
        with pytest.raises(LibroDanado, match="le faltan líneas"):
            LibroTinyDB.leer(carpeta)


def vaciar(ruta: Path) -> None:
    ruta.write_bytes(b"")


def borrar(ruta: Path) -> None:
    ruta.unlink()


def ensuciar(ruta: Path) -> None:
    ruta.write_bytes(b"\x7fELF\x02\x01" * 50 + b"\n" + b"nada\n")


def quitar_primera_linea(ruta: Path) -> None:
    ruta.write_bytes(ruta.read_bytes().split(b"\n", 1)[1])


def quitar_segunda_linea(ruta: Path) -> None:
    lineas = ruta.read_bytes().splitlines(keepends=True)
    ruta.write_bytes(b"".join([lineas[0], *lineas[2:]]))


def repetir_ultima_linea(ruta: Path) -> None:
    ruta.write_bytes(ruta.read_bytes() + ruta.read_bytes().splitlines(keepends=True)[-1])


def desordenar(ruta: Path) -> None:
    lineas = ruta.read_bytes().splitlines(keepends=True)
    ruta.write_bytes(b"".join([lineas[0], lineas[2], lineas[1], *lineas[3:]]))


def cambiar_por_json_ajeno(ruta: Path) -> None:
    lineas = ruta.read_bytes().splitlines(keepends=True)
    ruta.write_bytes(b"".join([lineas[0], componer(b'["otra cosa"]'), *lineas[2:]]))


def cambiar_un_asiento_por_un_numero(ruta: Path) -> None:
    lineas = ruta.read_bytes().splitlines(keepends=True)
    ruta.write_bytes(b"".join([*lineas[:-1], componer(b'{"asientos":{"3":7}}')]))


@pytest.mark.parametrize("cual", [foto, diario])
@pytest.mark.parametrize(
    "estropear",
    [
        vaciar,
        borrar,
        ensuciar,
        quitar_primera_linea,
        quitar_segunda_linea,
        repetir_ultima_linea,
        desordenar,
        cambiar_por_json_ajeno,
        cambiar_un_asiento_por_un_numero,
    ],
)
def test_un_libro_roto_no_se_abre_ni_se_toca_y_dice_que_hacer(
    carpeta: Path, cual: Callable[[Path], Path], estropear: Callable[[Path], None]
) -> None:
    estropear(cual(carpeta))
    antes = {ruta.name: ruta.read_bytes() for ruta in carpeta.glob("libro-*")}
    for abrir in (LibroTinyDB.abrir, LibroTinyDB.leer):
        with pytest.raises(LibroDanado, match="buzon verificar"):
            abrir(carpeta)
    assert {ruta.name: ruta.read_bytes() for ruta in carpeta.glob("libro-*")} == antes
    assert len(verificar_carpeta(carpeta)) >= 1


def test_donde_no_hay_libro_no_se_inventa_uno_vacio(tmp_path: Path) -> None:
    for sitio in (tmp_path, tmp_path / "no-existe"):
        for abrir in (LibroTinyDB.abrir, LibroTinyDB.leer):
            with pytest.raises(LibroDanado, match="no hay"):
                abrir(sitio)
    assert not (tmp_path / "no-existe").exists()


def test_crear_donde_ya_hay_libro_se_niega(carpeta: Path) -> None:
    with pytest.raises(FileExistsError, match="ya hay un libro"):
        LibroTinyDB.crear(carpeta, asiento(1))
    assert numeros(carpeta) == [1, 2, 3, 4, 5, 6]


def test_crear_donde_solo_queda_un_diario_usado_se_niega_y_no_lo_pisa(carpeta: Path) -> None:
    foto(carpeta).unlink()
    antes = diario(carpeta).read_bytes()
    with pytest.raises(FileExistsError, match="entero o roto"):
        LibroTinyDB.crear(carpeta, asiento(1))
    assert diario(carpeta).read_bytes() == antes


def test_una_version_posterior_no_se_abre_y_se_dice(carpeta: Path) -> None:
    lineas = foto(carpeta).read_bytes().splitlines(keepends=True)
    cabecera = lineas[0][9:-1].replace(b'"version":1', b'"version":2')
    foto(carpeta).write_bytes(b"".join([componer(cabecera), *lineas[1:]]))
    with pytest.raises(LibroDanado, match=r"versión posterior de Buzón.*Actualice"):
        LibroTinyDB.abrir(carpeta)


def test_un_hecho_de_una_version_posterior_no_se_salta(carpeta: Path) -> None:
    texto = diario(carpeta).read_bytes().splitlines(keepends=True)
    texto[-1] = componer(texto[-1][9:-1].replace(b'"CorreoVisto"', b'"CorreoPrevisto"'))
    diario(carpeta).write_bytes(b"".join(texto))
    with LibroTinyDB.leer(carpeta) as libro, pytest.raises(LibroDanado, match="El asiento 6 dice algo"):
        list(libro.asientos())
    assert any("asiento 6" in problema for problema in verificar_carpeta(carpeta))


def test_verificar_descubre_lo_que_alguien_altero_con_la_suma_bien_puesta(carpeta: Path) -> None:
    lineas = diario(carpeta).read_bytes().splitlines(keepends=True)
    lineas[1] = componer(lineas[1][9:-1].replace(b'"uid":4', b'"uid":9'))
    diario(carpeta).write_bytes(b"".join(lineas))
    assert verificar_carpeta(carpeta) == (
        "El asiento 4 no es el que se escribió: su huella no cuadra con lo que dice.",
    )


def test_verificar_un_libro_sano_no_encuentra_nada(carpeta: Path) -> None:
    revision = revisar_carpeta(carpeta)
    assert (revision.asientos, revision.problemas, revision.notas) == (6, (), ())


def test_un_reloj_que_va_hacia_atras_es_una_nota_y_no_un_problema(tmp_path: Path) -> None:
    with LibroTinyDB.crear(tmp_path / "datos", asiento(1)) as libro:
        libro.asentar(Asiento(2, LUNES - timedelta(days=400), Causa("dia"), ()))
        assert libro.verificar() == ()
        assert "reloj" in libro.revisar().notas[0]
    assert "reloj" in revisar_carpeta(tmp_path / "datos").notas[0]


def test_un_diario_sin_estrenar_de_una_generacion_que_no_llego_a_nacer_se_retira(carpeta: Path) -> None:
    cabecera = (
        diario(carpeta).read_bytes().splitlines(keepends=True)[0][9:-1].replace(b'"generacion":2', b'"generacion":3')
    )
    (carpeta / "libro-000003.diario").write_bytes(componer(cabecera))
    (carpeta / "libro-000003.foto.tmp").write_bytes(b"a medias")
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.numero == 6
    assert sorted(ruta.name for ruta in carpeta.glob("libro-*")) == ["libro-000002.diario", "libro-000002.foto"]


def test_una_foto_perdida_con_su_diario_ya_usado_se_nota_aunque_quede_la_generacion_anterior(carpeta: Path) -> None:
    apartada = shutil.copytree(carpeta, carpeta.parent / "copia")
    with LibroTinyDB.abrir(carpeta) as libro:
        libro.compactar()
        libro.asentar(asiento(7))
    for ruta in apartada.glob("libro-*"):
        shutil.copy(ruta, carpeta)
    assert numeros(carpeta) == [1, 2, 3, 4, 5, 6, 7]
    (carpeta / "libro-000003.foto").unlink()
    with pytest.raises(LibroDanado, match="Falta la foto de la generación 3"):
        LibroTinyDB.abrir(carpeta)


def test_lo_que_sobra_de_la_generacion_anterior_no_cuenta_y_se_retira(carpeta: Path) -> None:
    apartada = shutil.copytree(carpeta, carpeta.parent / "copia")
    with LibroTinyDB.abrir(carpeta) as libro:
        libro.compactar()
        libro.asentar(asiento(7))
    shutil.copy(diario(apartada), carpeta)
    shutil.copy(foto(apartada), carpeta)
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.numero == 7
    assert sorted(ruta.name for ruta in carpeta.glob("libro-*")) == ["libro-000003.diario", "libro-000003.foto"]
