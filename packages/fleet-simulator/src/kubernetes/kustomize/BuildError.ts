/** The manifests of a folder cannot be built; the message is what Flux would say. */
export class BuildError extends Error {
  readonly name = 'BuildError';
}
