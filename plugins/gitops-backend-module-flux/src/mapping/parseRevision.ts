/** The parts of a revision of a Flux source. */
export type FluxRevision = {
  /** Branch, tag or other name, which may hold slashes and at signs. */
  pointer?: string;
  /** `sha1`, `sha256`, … */
  algorithm?: string;
  checksum?: string;
};

/**
 * Splits `[<name>@]<algorithm>:<checksum>`, and the `<branch>/<commit>` of Flux before 2.0. Anything
 * else, a chart version for example, is a name.
 *
 * @see https://github.com/fluxcd/flux2/tree/main/rfcs/0005-artifact-revision-and-digest
 */
export function parseRevision(revision: string): FluxRevision {
  const canonical = /^(?:(.*)@)?([a-z0-9]+):([0-9a-f]{12,})$/i.exec(revision);
  if (canonical) {
    const [, pointer, algorithm, checksum] = canonical;
    return { ...(pointer && { pointer }), algorithm, checksum };
  }
  const old = /^(.+)\/([0-9a-f]{40})$/.exec(revision);
  if (old) return { pointer: old[1], algorithm: 'sha1', checksum: old[2] };
  return { pointer: revision };
}
