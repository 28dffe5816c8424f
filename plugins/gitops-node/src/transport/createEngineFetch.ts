import { Agent } from 'undici';

/** How the certificate of an engine is checked. @public */
export type EngineTlsOptions = {
  /** PEM certificates of the authorities to trust, instead of the system's. */
  ca?: string;
  /** Accept any certificate, for this engine only. For tests and laboratories. */
  skipVerify?: boolean;
};

/**
 * A `fetch` for one engine: with its own certificate authority, without following redirects, so that a
 * credential never travels to another host, and without time limits of its own: a stream may be silent
 * for as long as it likes, and every other call brings a limit in its `signal`.
 *
 * @public
 */
export function createEngineFetch(tls: EngineTlsOptions = {}): typeof fetch {
  const dispatcher = new Agent({
    connect: { ca: tls.ca, rejectUnauthorized: !tls.skipVerify },
    bodyTimeout: 0,
    headersTimeout: 0,
  });
  const defaults = { redirect: 'manual', dispatcher: dispatcher as never };
  return (input, init) => fetch(input, { ...defaults, ...init } as RequestInit);
}
