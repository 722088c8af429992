"""Lo que cuesta cada correo hostil, por el camino de verdad: aquí mismo si es corriente, y si no en el taller.

PYTHONPATH=tests python bench/bombas.py            la tabla entera
PYTHONPATH=tests python bench/bombas.py NOMBRE     una, en JSON

Cada bomba se fabrica en un proceso y se mide en otro: la memoria de quien la fabrica no es de quien la lee.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from averias.bombas import BOMBAS


def fabricar(nombre: str, ruta: Path) -> None:
    ruta.write_bytes(BOMBAS[nombre]())


def medir(ruta: Path) -> dict[str, object]:
    from buzon.adaptadores.taller import Taller, es_corriente  # noqa: PLC0415 - solo el proceso que mide
    from buzon.correo.entender import entender  # noqa: PLC0415 - ídem
    from buzon.montaje.saber import leer_saber  # noqa: PLC0415 - ídem

    crudo = ruta.read_bytes()
    corriente = es_corriente(crudo)
    saber = leer_saber(None)
    entender(b"From: a@b.example\r\n\r\nhola", saber)  # lo que se carga una vez no se le cuenta al correo
    quien = resource.RUSAGE_SELF if corriente else resource.RUSAGE_CHILDREN
    antes, reloj = resource.getrusage(quien), time.monotonic()
    entendido = entender(crudo, saber) if corriente else Taller().abrir(crudo)
    uso = resource.getrusage(quien)
    return {
        "octetos": len(crudo),
        "donde": "aquí" if corriente else "taller",
        "cpu": round(uso.ru_utime + uso.ru_stime - antes.ru_utime - antes.ru_stime, 2),
        "reloj": round(time.monotonic() - reloj, 2),
        "mib": uso.ru_maxrss // 1024,
        "clase": entendido.clase,
        "aviso": (entendido.avisos or ("",))[-1][:70],
    }


def aparte(*argumentos: str) -> str:
    orden = [sys.executable, __file__, *argumentos]
    return subprocess.run(orden, capture_output=True, text=True, check=True).stdout


def una(nombre: str) -> dict[str, object]:
    with TemporaryDirectory() as carpeta:
        ruta = f"{carpeta}/bomba.eml"
        aparte("fabricar", nombre, ruta)
        return {"nombre": nombre, **json.loads(aparte("medir", ruta))}


def principal() -> None:
    match sys.argv[1:]:
        case ["fabricar", nombre, ruta]:
            fabricar(nombre, Path(ruta))
        case ["medir", ruta]:
            print(json.dumps(medir(Path(ruta)), ensure_ascii=False))
        case [nombre]:
            print(json.dumps(una(nombre), ensure_ascii=False))
        case _:
            print("| correo | pesa | dónde | CPU | memoria | qué se dice |\n|---|---|---|---|---|---|")
            for nombre in BOMBAS:
                d = una(nombre)
                peso = f"{int(str(d['octetos'])) / 1e6:.2f} MB"
                dicho = d["aviso"] or d["clase"]
                print(f"| {nombre} | {peso} | {d['donde']} | {d['cpu']} s | {d['mib']} MiB | {dicho} |", flush=True)


if __name__ == "__main__":
    principal()
