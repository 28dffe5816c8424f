import { Agent } from 'undici';

/** How the certificate of an engine is checked. @public */
export type EngineTlsOptions = {
  /** PEM certificates of the authorities to trust, instead of the system's. */
  ca?: string;
  /** Accept any certificate, for this engine only. For tests and laboratories. */
  skipVerify?: boolean;
};

/**
 * A `fetch` for one engine: with its own certificate authority, and without following redirects, so
 * that a credential never travels to another host.
 *
 * @public
 */
export function createEngineFetch(tls: EngineTlsOptions = {}): typeof fetch {
  const dispatcher =
    tls.ca || tls.skipVerify
      ? new Agent({
          connect: { ca: tls.ca, rejectUnauthorized: !tls.skipVerify },
          bodyTimeout: 0,
        })
      : undefined;
  return (input, init) =>
    fetch(input, {
      redirect: 'manual',
      ...init,
      ...(dispatcher && { dispatcher: dispatcher as never }),
    });
}
