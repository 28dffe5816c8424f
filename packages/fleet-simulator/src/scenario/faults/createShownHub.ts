import { ArgocdHub } from '../../argocd/ArgocdHub';
import { ShownApplicationStore } from './ShownApplicationStore';

/** The hub as its API server shows it: all of it, with Applications and events passing through `shown`. */
export function createShownHub(hub: ArgocdHub): {
  shownHub: ArgocdHub;
  shown: ShownApplicationStore;
} {
  const shown = new ShownApplicationStore(hub.store);
  const observedSets: ArgocdHub['observedSets'] = Object.create(
    hub.observedSets,
    {
      subscribe: {
        value: (tell: Parameters<typeof hub.observedSets.subscribe>[0]) =>
          hub.observedSets.subscribe(event => {
            if (!shown.losesEvents) tell(event);
          }),
      },
    },
  );
  const shownHub: ArgocdHub = Object.create(hub, {
    store: { value: shown },
    observedSets: { value: observedSets },
  });
  return { shownHub, shown };
}
