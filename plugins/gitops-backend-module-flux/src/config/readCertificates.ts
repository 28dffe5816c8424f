import { readFileSync } from 'node:fs';
import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';

const BEGIN = '-----BEGIN CERTIFICATE-----';

/**
 * Reads the certificates to trust: `caData` (PEM in base64, as in a kubeconfig) or `caFile` (PEM).
 *
 * @returns PEM, or undefined when neither is configured.
 * @throws InputError when there is something else.
 */
export function readCertificates(
  config: Config,
  key: string,
): string | undefined {
  const data = config.getOptional('caData');
  if (data !== undefined) {
    const text = typeof data === 'string' ? data : '';
    const pem = text.includes(BEGIN)
      ? text
      : Buffer.from(text, 'base64').toString('utf8');
    if (!pem.includes(BEGIN)) {
      throw createConfigError(`${key}.caData`, {
        has: 'something that is no certificate',
        shouldBe: 'a PEM certificate in base64',
      });
    }
    return pem;
  }
  const file = config.getOptional('caFile');
  if (file === undefined) return undefined;
  try {
    const pem = readFileSync(String(file), 'utf8');
    if (pem.includes(BEGIN)) return pem;
  } catch {
    // Said below: which of the two it is shows when one looks.
  }
  throw createConfigError(`${key}.caFile`, {
    has: toConfigValueText(file),
    shouldBe: 'the path of a readable file with a PEM certificate',
  });
}
