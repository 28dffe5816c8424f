import { FluxSource } from '../client/wire';

/**
 * What a source tracks, in the order in which source-controller lets one field win over another;
 * `master` is its default for a GitRepository without `ref`, `latest` for an OCIRepository.
 */
export function selectTarget(
  source: FluxSource,
  kind: string,
): string | undefined {
  const { ref } = source.spec;
  switch (kind) {
    case 'GitRepository':
      return (
        ref?.commit ??
        ref?.name ??
        ref?.semver ??
        ref?.tag ??
        ref?.branch ??
        'master'
      );
    case 'OCIRepository':
      return ref?.digest ?? ref?.semver ?? ref?.tag ?? 'latest';
    default:
      return undefined;
  }
}
