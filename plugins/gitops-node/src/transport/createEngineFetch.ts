import { Agent, EnvHttpProxyAgent } from 'undici';

/** Longer than any call waits: only for a stream nobody else limits. */
const CONNECT_LIMIT_MS = 60_000;

/** How the certificate of an engine is checked. @public */
export type EngineTlsOptions = {
  /** PEM certificates of the authorities to trust, instead of the system's. */
  ca?: string;
  /** Accept any certificate, for this engine only. For tests and laboratories. */
  skipVerify?: boolean;
};

/**
 * A `fetch` for one engine: with its own certificate authority, without following redirects, so that a
 * credential never travels to another host, and without time limits of its own but a minute to connect: a stream
 * may be silent for as long as it likes, and every other call brings a limit in its `signal`. A proxy is used as Node
 * itself would: with `NODE_USE_ENV_PROXY=1`, the one that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name.
 *
 * @public
 */
export function createEngineFetch(tls: EngineTlsOptions = {}): typeof fetch {
  const connect = {
    ca: tls.ca,
    rejectUnauthorized: !tls.skipVerify,
    timeout: CONNECT_LIMIT_MS,
  };
  const options = { connect, bodyTimeout: 0, headersTimeout: 0 };
  const dispatcher =
    process.env.NODE_USE_ENV_PROXY === '1'
      ? new EnvHttpProxyAgent({ ...options, requestTls: connect })
      : new Agent(options);
  const defaults = { redirect: 'manual', dispatcher: dispatcher as never };
  return (input, init) => fetch(input, { ...defaults, ...init } as RequestInit);
}
