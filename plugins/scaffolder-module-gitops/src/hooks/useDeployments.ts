import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { LiveRead, useLiveRead } from './useLiveRead';

const PAGE = 500;
/** A form needs an overview, not a fleet of any size. */
const MOST_PAGES = 20;

/**
 * The Deployments one may see, of one service or of all.
 *
 * @param service - an app; all when absent. Empty: none, without asking.
 */
export function useDeployments(service?: string): LiveRead<Deployment[]> {
  return useLiveRead(async api => {
    const found: Deployment[] = [];
    if (service === '') return found;
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await api.getDeployments({
        filter: service === undefined ? {} : { app: [service] },
        limit: PAGE,
        cursor,
      });
      found.push(...answer.items);
      cursor = answer.nextCursor;
      if (!cursor) break;
    }
    return found;
  }, `deployments ${service ?? '*'}`);
}
