import { readRecording } from '@backstage-gitops/recordings';

/** An Application on the wire, as far as tests change it. */
export type RawApplication = {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    resourceVersion: string;
    [key: string]: unknown;
  };
  spec: {
    project: string;
    destination: { name?: string; server?: string; namespace?: string };
    [key: string]: unknown;
  };
  status: {
    sync: { status: string; revision: string; [key: string]: unknown };
    [key: string]: unknown;
  };
  [key: string]: unknown;
};

let created = 0;

/** An Application in the shape of a recorded one, Synced and Healthy, with a name of its own. */
export function createApplication(options: {
  name: string;
  namespace?: string;
  project?: string;
  destination?: RawApplication['spec']['destination'];
}): RawApplication {
  const {
    name,
    namespace = 'argocd',
    project = 'cases',
    destination,
  } = options;
  const recorded = readRecording('argocd', 'get-synced').response
    .body as RawApplication;
  created += 1;
  return {
    ...recorded,
    metadata: { ...recorded.metadata, name, namespace, uid: `uid-${created}` },
    spec: {
      ...recorded.spec,
      project,
      destination: destination ?? recorded.spec.destination,
    },
  };
}
