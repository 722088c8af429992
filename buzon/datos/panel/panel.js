"use strict";
// Sin esto la página se lee igual: aquí solo se busca, y se vuelve a cargar si el libro cambió.
const buscar = document.getElementById("buscar");
const estado = document.getElementById("estado");
const llano = (t) => t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
function filtrar() {
  const palabras = llano(buscar.value).split(/\s+/).filter(Boolean);
  let quedan = 0;
  for (const fila of document.querySelectorAll("#facturas tbody tr")) {
    const si = palabras.every((p) => llano(fila.textContent).includes(p)) &&
      (!estado.value || fila.dataset.estado === estado.value);
    fila.hidden = !si;
    quedan += si;
  }
  document.getElementById("quedan").textContent = quedan + (quedan === 1 ? " factura" : " facturas");
}
if (buscar) {
  buscar.parentElement.hidden = false;
  buscar.addEventListener("input", filtrar);
  estado.addEventListener("change", filtrar);
}
function abrir() {
  const sitio = document.getElementById(location.hash.slice(1));
  if (sitio && sitio.tagName === "DETAILS") sitio.open = true;
}
addEventListener("hashchange", abrir);
abrir();
const version = document.documentElement.dataset.version;
if (version) {
  setInterval(async () => {
    try {
      const ahora = await (await fetch("/version", { cache: "no-store" })).text();
      if (ahora !== version && !buscar?.value) location.reload();
    } catch {
      document.getElementById("cuando").textContent = "Buzón ya no sirve esta página: lo que ves puede ser viejo.";
    }
  }, 4000);
}
