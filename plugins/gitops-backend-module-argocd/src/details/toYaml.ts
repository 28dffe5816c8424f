import { stringify } from 'yaml';

/**
 * A manifest as text, keys in alphabetical order, so that two of one object differ in lines where they differ
 * in content. Long lines stay whole.
 */
export function toYaml(manifest: Record<string, unknown>): string {
  return stringify(manifest, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    sortMapEntries: true,
  });
}
