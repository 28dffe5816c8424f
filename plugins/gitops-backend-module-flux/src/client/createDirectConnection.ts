import { KubernetesConnection } from './KubernetesConnection';

/**
 * A connection straight to an API server, signed in with the token of a service account. A token that is
 * refused is read once more, as it may have been rotated since; the same one is not tried again.
 *
 * @param options - `url`: the API server, with a path when it lives under one (Rancher style);
 * `readToken`: the token as it is now
 */
export function createDirectConnection(
  options: Pick<KubernetesConnection, 'subject' | 'timing'> & {
    url: string;
    readToken(): string | Promise<string>;
    fetch: typeof fetch;
  },
): KubernetesConnection {
  const { url, readToken, fetch: send, subject, timing } = options;
  const root = url.replace(/\/+$/, '');
  return {
    subject,
    timing,
    addresses: [url],
    async request(path, { headers, ...init }) {
      const ask = (token: string) =>
        send(`${root}${path}`, {
          ...init,
          headers: { ...headers, authorization: `Bearer ${token}` },
        });
      const token = await readToken();
      const response = await ask(token);
      if (response.status !== 401) return response;
      const fresh = await readToken();
      if (fresh === token) return response;
      response.body?.cancel().catch(() => {});
      return ask(fresh);
    },
  };
}
