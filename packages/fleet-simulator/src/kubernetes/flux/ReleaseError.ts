/** A HelmRelease cannot go on; the words are those of its Ready condition. */
export class ReleaseError extends Error {
  readonly name = 'ReleaseError';

  constructor(readonly reason: string, message: string) {
    super(message);
  }
}
