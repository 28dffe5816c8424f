/** A field on the wire that is not what we read, or is not there. */
export class WrongField extends Error {
  readonly path: readonly (string | number)[];

  /** @param path - from the object that is read down to the field */
  constructor(path: readonly (string | number)[]) {
    super(`${path.join('.')} is not what we expect`);
    this.name = 'WrongField';
    this.path = path;
  }

  /** The same, seen from the object around it. */
  static within(key: string | number, error: unknown): unknown {
    return error instanceof WrongField
      ? new WrongField([key, ...error.path])
      : error;
  }
}
