/**
 * Which lists are read to know who belongs, found out once and remembered over observations: one for all,
 * until an Argo CD turns out to be too large for that.
 */
export class MemberScope {
  private isSplit = false;

  /** @param configured - the projects to observe, when only some are */
  constructor(readonly configured?: readonly string[]) {}

  /** One list for every project, because one for all exceeds what Argo CD can send. */
  get isByProject(): boolean {
    return this.isSplit || this.configured !== undefined;
  }

  /** Takes that one list for all is too large. */
  split(): void {
    this.isSplit = true;
  }
}
