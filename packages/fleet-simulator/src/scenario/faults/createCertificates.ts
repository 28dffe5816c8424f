import { generate } from 'selfsigned';

type KeyPair = { key: string; cert: string };

/** What the TLS ports of a fleet show. */
export type FleetCertificates = {
  /** For 127.0.0.1 and localhost. Clients that are given `trusted.cert` as their authority trust it. */
  trusted: KeyPair;
  /** For the same addresses, and signed by nobody anyone knows. */
  unknown: KeyPair;
};

/** Makes new ones. */
export function createCertificates(): FleetCertificates {
  return { trusted: create('fleet'), unknown: create('somebody-else') };
}

function create(commonName: string): KeyPair {
  const made = generate([{ name: 'commonName', value: commonName }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
