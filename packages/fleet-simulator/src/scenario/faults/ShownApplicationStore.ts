import { ArgocdApplication } from '../../argocd/ArgocdApplication';
import {
  ApplicationEvent,
  ApplicationStore,
} from '../../argocd/controller/ApplicationStore';

/** The Applications as the API server shows them to its clients, while the controllers see them all. */
export class ShownApplicationStore extends ApplicationStore {
  /** Streams stay open, and what happens meanwhile is never told. */
  losesEvents = false;
  /** Projects the clients' role may not see. */
  hidden: readonly string[] = [];

  constructor(private readonly whole: ApplicationStore) {
    super();
  }

  get resourceVersion(): string {
    return this.whole.resourceVersion;
  }

  nextVersion(): string {
    return this.whole.nextVersion();
  }

  list(): ArgocdApplication[] {
    const all = this.whole.list();
    return this.hidden.length ? all.filter(each => !this.isHidden(each)) : all;
  }

  get(namespace: string, name: string): ArgocdApplication | undefined {
    return this.whole.get(namespace, name);
  }

  put(application: ArgocdApplication): ArgocdApplication {
    return this.whole.put(application);
  }

  remove(namespace: string, name: string) {
    this.whole.remove(namespace, name);
  }

  subscribe(listener: (event: ApplicationEvent) => void): () => void {
    return this.whole.subscribe(event => {
      if (this.losesEvents || this.isHidden(event.application)) return;
      listener(event);
    });
  }

  private isHidden({ spec }: ArgocdApplication): boolean {
    return this.hidden.includes(spec.project);
  }
}
