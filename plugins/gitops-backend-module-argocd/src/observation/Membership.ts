import { ApplicationPicture } from './ApplicationPicture';

/**
 * When the first picture is full: the stream has no mark where its first part ends, so it is when all
 * names of the small list were seen, and the clusters were read or cannot be.
 */
export class Membership {
  private missing?: Set<string>;
  private areClustersRead = false;

  constructor(private readonly picture: ApplicationPicture) {}

  /** Takes who belongs. */
  setMembers(keys: Iterable<string>): void {
    this.missing = new Set(keys);
  }

  setClustersRead(): void {
    this.areClustersRead = true;
  }

  isFull(): boolean {
    for (const key of this.missing ?? []) {
      if (!this.picture.knows(key)) break;
      this.missing?.delete(key);
    }
    return this.areClustersRead && this.missing?.size === 0;
  }
}
