"""El panel: la cartera en una página que se abre sin red, se lee en el teléfono y se puede imprimir."""

from buzon.informes.panel.datos import datos_del_panel

__all__ = ["datos_del_panel"]
