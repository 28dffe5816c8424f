import {
  BulkFleet,
  BulkSize,
  startBulkFleet,
} from '@backstage-gitops/fleet-simulator/bulk';
import { readRecording } from '@backstage-gitops/recordings';
import { answerParent } from './answerParent';

let running: BulkFleet | undefined;

function getFleet(): BulkFleet {
  if (!running) throw new Error('The fleet was not started');
  return running;
}

/** The Argo CDs, in a process of their own: their memory and work are not the backend's. */
const calls = {
  start: async (size: BulkSize) => {
    running = await startBulkFleet({
      ...size,
      recorded: readRecording('argocd', 'get-history').response.body,
      recordedSet: readRecording('argocd', 'applicationset-set-list').response
        .body,
    });
    const { instances, token, totalBytes } = running;
    return { instances, token, totalBytes };
  },
  hold: () => getFleet().hold(),
  release: () => getFleet().release(),
  requests: () => getFleet().requests(),
  change: (count: number) => getFleet().change(count),
  hang: (instances: string[]) => getFleet().hang(instances),
};

/** What this process answers. */
export type FleetCalls = typeof calls;

answerParent(calls);
