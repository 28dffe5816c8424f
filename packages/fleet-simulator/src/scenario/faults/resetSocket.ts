import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Ends a connection the rude way: RST where the socket can, no TLS goodbye where it is encrypted. */
export function resetSocket(socket: Socket) {
  if (socket.destroyed) return;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}
