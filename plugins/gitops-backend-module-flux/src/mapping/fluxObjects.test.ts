import {
  fluxSourceSchema,
  helmReleaseSchema,
  kustomizationSchema,
} from '../client/wire';
import {
  readRecordedEvents,
  readRecordedObjects,
  RecordedObject,
} from '../__testUtils__/readRecordedObjects';
import { FluxMappingContext } from './FluxMappingContext';
import { FluxSources, toSourceKey } from './FluxSources';
import { ExpectedFluxDeployment } from './golden/ExpectedFluxDeployment';
import { expectedFluxObjects } from './golden/fluxObjects.expected';
import { toHelmReleaseDeployment } from './toHelmReleaseDeployment';
import { toKustomizationDeployment } from './toKustomizationDeployment';

const toSources = (objects: RecordedObject[]): FluxSources =>
  new Map(
    objects.map(object => [
      toSourceKey({ kind: object.kind, ...object.metadata }),
      fluxSourceSchema.parse(object),
    ]),
  );

const ofLists = toSources([
  ...readRecordedObjects('list-gitrepositories'),
  ...readRecordedObjects('list-helmcharts'),
]);
const ofGets = toSources(
  readRecordedEvents('watch-gitrepositories').map(({ object }) => object),
);

function map(row: ExpectedFluxDeployment) {
  const object = readRecordedObjects(row.recording).find(
    ({ kind, metadata }) =>
      kind === row.kind &&
      metadata.namespace === row.namespace &&
      metadata.name === row.name,
  );
  const context: FluxMappingContext = {
    engineName: 'azure-aks',
    knownClusters: ['azure-aks', 'gcp-gke', 'aws-eks'].map(name => ({
      name,
      aliases: [],
    })),
    sources: row.recording.startsWith('list-') ? ofLists : ofGets,
    workloadVersions: [],
  };
  return row.kind === 'Kustomization'
    ? toKustomizationDeployment(kustomizationSchema.parse(object), context)
    : toHelmReleaseDeployment(helmReleaseSchema.parse(object), context);
}

describe('a recorded Kustomization or HelmRelease', () => {
  it.each(
    expectedFluxObjects.map(
      row => [`${row.recording} ${row.name}`, row] as const,
    ),
  )('%s becomes what it is about', (_, row) => {
    const { message, recording, ...expected } = row;
    const { deployment } = map(row);
    const actual = {
      kind: deployment.kind,
      namespace: deployment.namespace,
      name: deployment.name,
      app: deployment.app,
      cluster: deployment.cluster.name,
      sync: deployment.sync,
      health: deployment.health,
      operation: deployment.operation?.phase,
      version: deployment.version,
      revision: deployment.revision,
      drift: deployment.drift.state,
      suspended: deployment.automation.suspended,
    };
    expect(actual).toEqual(expected);
    expect(deployment.message === undefined).toBe(message === undefined);
    expect(deployment.message ?? '').toContain(message ?? '');
  });

  it('tells nothing of addresses, temporary folders and the fractions that differ at each retry', () => {
    const all = expectedFluxObjects.map(row => map(row).deployment);
    const messages = all.flatMap(({ message, operation }) => [
      message ?? '',
      operation?.message ?? '',
    ]);
    for (const message of messages) {
      expect(message).not.toMatch(/https?:|example\.com|\/tmp\/|\d\.\d+s/);
    }
  });

  it('says why the source behind it cannot be fetched', () => {
    const row = expectedFluxObjects.find(
      ({ recording }) => recording === 'get-bad-source',
    )!;
    expect(map(row).deployment.message).toBe(
      "Source artifact not found, retrying in 2s (GitRepository gone: failed to checkout and determine revision: unable to clone '(address)': repository not found:)",
    );
  });

  it('names the whole commit of a chart from Git, where it is known', () => {
    const row = expectedFluxObjects.find(
      ({ recording }) => recording === 'list-helmreleases',
    )!;
    expect(map(row).deployment.sources).toEqual([
      {
        repository: 'https://git.example.com/org/platform-gitops.git',
        path: './apps/checkout-api',
        target: 'main',
        desired: 'main@sha1:a0a69e21f097f529ce6f4bb2f6ce0e0afb115815',
        applied: 'main@sha1:a0a69e21f097f529ce6f4bb2f6ce0e0afb115815',
        // Of the chart made of a folder: what fetches the folder.
        object: {
          id: 'flux:azure-aks:flux-system:GitRepository:platform-gitops',
          kind: 'GitRepository',
          namespace: 'flux-system',
          name: 'platform-gitops',
        },
      },
    ]);
  });

  it('tells that the target of a kubeconfig does not answer, and since when', () => {
    const [up, down] = ['get-remote-target', 'get-remote-target-down'].map(
      recording =>
        map(expectedFluxObjects.find(row => row.recording === recording)!)
          .deployment.clusterReachable,
    );
    expect(up).toEqual({ ok: true, since: '2026-11-23T01:13:27Z' });
    expect(down).toEqual({
      ok: false,
      // The first of five failures in a row, and the last success before it.
      since: '2026-11-23T01:14:06Z',
      answeredAt: '2026-11-23T01:13:57Z',
      error: {
        code: 'ConnectionRefused',
        message: 'Flux cannot reach gcp-gke: connection refused.',
      },
    });
  });
});
