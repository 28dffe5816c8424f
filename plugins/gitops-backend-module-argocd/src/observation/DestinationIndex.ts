import { Application } from '../client/Application';

type Destination = Application['spec']['destination'];

/** Which Applications go where, so that nobody has to look at all of them to know the destinations. */
export class DestinationIndex {
  private readonly byKey = new Map<
    string,
    { destination: Destination; applications: Set<string> }
  >();

  /** Every destination once. */
  list(): Destination[] {
    return [...this.byKey.values()].map(({ destination }) => destination);
  }

  /** Keys of the Applications of a destination, by destination. */
  entries(): { destination: Destination; applications: ReadonlySet<string> }[] {
    return [...this.byKey.values()];
  }

  /** @returns whether the destination is new. */
  add(application: string, destination: Destination): boolean {
    const key = toDestinationKey(destination);
    const known = this.byKey.get(key);
    if (known) {
      known.applications.add(application);
      return false;
    }
    const { name, server } = destination;
    this.byKey.set(key, {
      destination: { name, server, namespace: undefined },
      applications: new Set([application]),
    });
    return true;
  }

  /** @returns whether nothing goes there any more. */
  remove(application: string, destination: Destination): boolean {
    const key = toDestinationKey(destination);
    const known = this.byKey.get(key);
    known?.applications.delete(application);
    return known?.applications.size === 0 ? this.byKey.delete(key) : false;
  }
}

function toDestinationKey({ name, server }: Destination): string {
  return `${name} ${server}`;
}
