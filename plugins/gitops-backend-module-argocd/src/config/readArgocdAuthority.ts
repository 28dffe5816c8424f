import { Config } from '@backstage/config';
import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { readFileSync } from 'node:fs';

/**
 * Reads the certificates to trust: `caData` (PEM, plain or in base64) or `caFile` (PEM).
 *
 * @param config - the block of the instance
 * @param key - where it stands, for the sentence
 * @returns PEM, or undefined when neither is configured.
 * @throws InputError with one sentence.
 */
export function readArgocdAuthority(
  config: Config,
  key: string,
): string | undefined {
  const data = config.getOptional('caData');
  const file = config.getOptional('caFile');
  if (data && file) {
    throw createConfigError(key, {
      has: 'caData and caFile',
      shouldBe: 'an instance with one of the two',
    });
  }
  if (data) {
    const text = typeof data === 'string' ? data : '';
    const pem = text.includes('-----BEGIN')
      ? text
      : Buffer.from(text, 'base64').toString();
    if (isCertificate(pem)) return pem;
    throw createConfigError(`${key}.caData`, {
      has: 'no certificate',
      shouldBe: 'PEM certificates, plain or in base64',
    });
  }
  if (!file) return undefined;
  let pem: string | undefined;
  try {
    pem = readFileSync(String(file), 'utf8');
  } catch {
    pem = undefined;
  }
  if (pem && isCertificate(pem)) return pem;
  throw createConfigError(`${key}.caFile`, {
    has: `${toConfigValueText(file)}, which ${
      pem === undefined ? 'cannot be read' : 'holds no certificate'
    }`,
    shouldBe: 'the path of a file with PEM certificates',
  });
}

function isCertificate(pem: string): boolean {
  return pem.includes('-----BEGIN CERTIFICATE-----');
}
