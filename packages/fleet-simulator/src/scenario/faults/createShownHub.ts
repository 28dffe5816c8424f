import { ArgocdHub } from '../../argocd/ArgocdHub';
import { ShownApplicationStore } from './ShownApplicationStore';

/** The hub as its API server shows it: all of it, with Applications and events passing through `shown`. */
export function createShownHub(hub: ArgocdHub): {
  shownHub: ArgocdHub;
  shown: ShownApplicationStore;
} {
  const shown = new ShownApplicationStore(hub.store);
  const shownHub: ArgocdHub = Object.create(hub, { store: { value: shown } });
  return { shownHub, shown };
}
