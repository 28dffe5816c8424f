import { ArgocdApplication } from '../ArgocdApplication';

/** A change of an Application, as a stream tells it. */
export type ApplicationEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  application: ArgocdApplication;
};

/** The hub's Applications. Every change gets a higher resourceVersion and is told to all subscribers. */
export class ApplicationStore {
  private readonly applications = new Map<string, ArgocdApplication>();
  private readonly listeners = new Set<(event: ApplicationEvent) => void>();
  private version = 1000;

  /** The resourceVersion of the newest change. */
  get resourceVersion(): string {
    return String(this.version);
  }

  /** Takes the next resourceVersion, also for objects that are kept elsewhere. */
  nextVersion(): string {
    this.version += 1;
    return String(this.version);
  }

  /** All, by namespace and name. */
  list(): ArgocdApplication[] {
    return [...this.applications.entries()]
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([, application]) => application);
  }

  get(namespace: string, name: string): ArgocdApplication | undefined {
    return this.applications.get(toKey(namespace, name));
  }

  /** Creates or replaces one and returns it as it is now stored. */
  put(application: ArgocdApplication): ArgocdApplication {
    const { namespace, name } = application.metadata;
    const key = toKey(namespace, name);
    const before = this.applications.get(key);
    const stored: ArgocdApplication = {
      ...application,
      metadata: {
        ...application.metadata,
        resourceVersion: this.nextVersion(),
        generation: (before?.metadata.generation ?? 0) + 1,
      },
    };
    this.applications.set(key, stored);
    this.tell({ type: before ? 'MODIFIED' : 'ADDED', application: stored });
    return stored;
  }

  remove(namespace: string, name: string) {
    const application = this.get(namespace, name);
    if (!application) return;
    this.applications.delete(toKey(namespace, name));
    const metadata = {
      ...application.metadata,
      resourceVersion: this.nextVersion(),
    };
    this.tell({ type: 'DELETED', application: { ...application, metadata } });
  }

  /** Everything is as it was at an older version, without anybody being told. */
  restore(applications: ArgocdApplication[], { version }: { version: number }) {
    this.applications.clear();
    for (const application of applications) {
      const { namespace, name } = application.metadata;
      this.applications.set(toKey(namespace, name), application);
    }
    this.version = version;
  }

  /** Returns how to stop listening. */
  subscribe(listener: (event: ApplicationEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private tell(event: ApplicationEvent) {
    for (const listener of [...this.listeners]) listener(event);
  }
}

function toKey(namespace: string, name: string) {
  return `${namespace}/${name}`;
}
