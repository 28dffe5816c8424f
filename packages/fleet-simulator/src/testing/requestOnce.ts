import { request } from 'node:http';
import { request as requestSecurely } from 'node:https';

/** Sends one request over a connection of its own. Never throws: `code` says why there is no answer. */
export function requestOnce(
  url: string,
  options: { headers?: Record<string, string>; ca?: string } = {},
): Promise<{ status?: number; text: string; code?: string }> {
  const send = url.startsWith('https:') ? requestSecurely : request;
  return new Promise(resolve => {
    let text = '';
    const fail = ({ code }: NodeJS.ErrnoException) => resolve({ text, code });
    send(url, { agent: false, ...options }, response => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode, text }));
    })
      .on('error', fail)
      .end();
  });
}
