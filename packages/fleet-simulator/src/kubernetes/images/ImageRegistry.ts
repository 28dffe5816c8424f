import { PlatformRepository } from '../../git/PlatformRepository';
import { readVersion } from '../../scenario/setVersion';

const toName = (image: string) => image.slice(image.lastIndexOf('/') + 1);

/**
 * The registry that a cluster looks at. Nobody pushes images here: it has the tags that the cluster's own files name or
 * named while it runs, and those that were published since.
 */
export class ImageRegistry {
  private readonly known = new Map<string, Set<string>>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly options: {
      repository: PlatformRepository;
      cluster: string;
    },
  ) {}

  /**
   * Tags of an image, newest names first as scans tell them.
   *
   * @returns undefined for an image it never heard of
   */
  tags(image: string): string[] | undefined {
    const name = toName(image);
    const { repository, cluster } = this.options;
    const text = repository.read(
      repository.head(),
      `clusters/${cluster}/apps/${name}.yaml`,
    );
    const version = text === undefined ? undefined : readVersion(text);
    if (version && version !== 'bad') this.add(name, version);
    const tags = this.known.get(name);
    return tags && [...tags].sort().reverse();
  }

  /** Somebody pushes an image. */
  publish(name: string, tag: string) {
    this.tags(name);
    this.add(name, tag);
    this.listeners.forEach(listener => listener());
  }

  /** Called after each publication. Returns how to stop. */
  observe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private add(name: string, tag: string) {
    this.known.set(name, (this.known.get(name) ?? new Set()).add(tag));
  }
}
