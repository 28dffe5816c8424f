import { IncomingMessage, request } from 'node:http';

/** A response that is being read. */
export type OpenStream = {
  /** What came so far. */
  text(): string;
  /** Undefined until the first byte of the answer. */
  response(): IncomingMessage | undefined;
  /** Whether the other side ended or broke it. */
  ended(): boolean;
  close(): void;
};

/** Opens a stream without waiting for its first byte, which may never come. */
export async function openStream(
  url: string,
  headers: Record<string, string>,
): Promise<OpenStream> {
  let text = '';
  let response: IncomingMessage | undefined;
  let ended = false;
  const call = request(url, { headers, agent: false });
  const end = () => {
    ended = true;
  };
  call.on('error', end);
  call.on('close', end);
  call.on('response', answer => {
    response = answer;
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      text += chunk;
    });
    answer.on('error', end);
    answer.on('close', end);
  });
  const connected = new Promise<void>(resolve => {
    call.on('finish', resolve);
    call.on('error', () => resolve());
  });
  call.end();
  await connected;
  return {
    text: () => text,
    response: () => response,
    ended: () => ended,
    close: () => call.destroy(),
  };
}
