"""La demostración: todo el oficio de principio a fin, con servidores de correo de verdad en la propia máquina."""
