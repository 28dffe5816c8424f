import { parse } from 'yaml';

/**
 * Parses `helm.values`, YAML that a person wrote. Broken YAML is Argo CD's to report; we then only learn
 * nothing from it.
 */
export function parseHelmValues(values: string | undefined): unknown {
  try {
    return values && parse(values, { maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
