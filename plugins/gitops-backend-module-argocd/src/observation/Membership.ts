import { ApplicationPicture } from './ApplicationPicture';

/**
 * When the first picture is full: the stream has no mark where its first part ends, so it is when all
 * names of the small list were seen, and clusters and sets were read or cannot be.
 */
export class Membership {
  private missing?: Set<string>;
  private areClustersRead = false;
  private areSetsRead = false;

  constructor(private readonly picture: ApplicationPicture) {}

  /** Takes who belongs. */
  setMembers(keys: Iterable<string>): void {
    this.missing = new Set(keys);
  }

  setClustersRead(): void {
    this.areClustersRead = true;
  }

  setSetsRead(): void {
    this.areSetsRead = true;
  }

  isFull(): boolean {
    for (const key of this.missing ?? []) {
      if (!this.picture.knows(key)) break;
      this.missing?.delete(key);
    }
    const isBesideRead = this.areClustersRead && this.areSetsRead;
    return isBesideRead && this.missing?.size === 0;
  }
}
