import { connect } from 'node:net';

/** For a server that waits for more; nothing depends on how long it is. */
const PATIENCE_MS = 10_000;

/**
 * Sends bytes as they are, which no HTTP client does, and resolves to what came back until the server
 * closed the connection.
 *
 * @returns `status` is 0 when nothing came
 */
export function sendRaw(
  port: number,
  bytes: Buffer,
): Promise<{ status: number; text: string }> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    // A server that refuses early resets the connection; what it said before counts.
    socket.on('error', () => {});
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? '0';
      resolve({ status: Number(status), text });
    });
    // Not ended: a server takes a half-closed connection for one that was left.
    socket.write(bytes);
  });
}

/** A request with a request line and headers as they are, after which the server closes. */
export function toRequestBytes(
  line: string,
  headers: readonly string[] = [],
): Buffer {
  return Buffer.from(
    [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join(
      '\r\n',
    ),
    'latin1',
  );
}
