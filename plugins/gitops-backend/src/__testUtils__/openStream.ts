import { request as openRequest, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** Opens a stream and reads it until it is left. */
export function openStream(server: Server, path: string) {
  const { port } = server.address() as AddressInfo;
  let text = '';
  let isEnded = false;
  const opened = openRequest({
    port,
    path,
    agent: false,
    // What a browser sends: a compressed stream would hold lines back.
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  });
  const status = new Promise<number | undefined>(resolve => {
    opened.on('response', response => {
      resolve(response.statusCode);
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => {
        isEnded = true;
      });
      response.on('error', () => {});
    });
  });
  opened.on('error', () => {});
  opened.end();
  return {
    status,
    text: () => text,
    isEnded: () => isEnded,
    leave: () => opened.destroy(),
  };
}
