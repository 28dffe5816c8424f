import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { parseApplication } from '../client/parseApplication';
import { Application } from '../client/Application';

/** An Application as it stands whole in a recording. */
export type RecordedApplication = {
  recording: string;
  application: Application;
};

/** Every Application that stands whole in the recorded `get*`, `list` and `list-mixed`. */
export function readRecordedApplications(): RecordedApplication[] {
  return listRecordings('argocd')
    .filter(name => /^(get(-.*)?|list|list-mixed)$/.test(name))
    .flatMap(recording => {
      const { status, body } = readRecording('argocd', recording).response;
      if (status !== 200) return [];
      return selectObjects(body).map(raw => {
        const { application, unreadable } = parseApplication(raw);
        if (!application) {
          throw new Error(`${recording}: ${unreadable.reason}`);
        }
        return { recording, application };
      });
    });
}

function selectObjects(body: unknown): unknown[] {
  return typeof body === 'object' && body && 'items' in body
    ? (body.items as unknown[])
    : [body];
}
