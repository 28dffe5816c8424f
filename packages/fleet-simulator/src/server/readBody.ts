import { IncomingMessage } from 'node:http';

const LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * The whole body of a request as text.
 *
 * @throws when it is larger than anything the fleet takes, or the connection breaks.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
