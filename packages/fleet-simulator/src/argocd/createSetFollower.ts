import type { ArgocdHub } from './ArgocdHub';
import { SetEvent } from './sets/SetObserver';

/**
 * Lets the health of an ApplicationSet reach the Application that brought it, as recorded: its own health follows
 * that of its sets, never that of the Applications they make.
 */
export function createSetFollower(hub: ArgocdHub) {
  const told = new Map<string, string>();
  return ({ applicationSet: { metadata, status } }: SetEvent) => {
    const health = JSON.stringify(status.health);
    if (told.get(metadata.name) === health) return;
    told.set(metadata.name, health);
    for (const application of hub.store.list()) {
      const brought = application.status.resources?.some(
        ({ kind, name }) => kind === 'ApplicationSet' && name === metadata.name,
      );
      if (brought && hub.isOnHub(application)) {
        hub.applications.showHealth(application);
      }
    }
  };
}
