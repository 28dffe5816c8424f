import {
  FluxSource,
  fluxSourceSchema,
  helmReleaseSchema,
  kustomizationSchema,
} from '../client/wire';
import {
  readRecordedEvents,
  RecordedEvent,
} from '../__testUtils__/readRecordedObjects';
import { toSourceKey } from './FluxSources';
import { ExpectedFluxState } from './golden/ExpectedFluxState';
import { expectedFluxWatches } from './golden/fluxWatches.expected';
import { MappedFluxObject } from './MappedFluxObject';
import { toHelmReleaseDeployment } from './toHelmReleaseDeployment';
import { toKustomizationDeployment } from './toKustomizationDeployment';

const sourceEvents = readRecordedEvents('watch-gitrepositories');

function readSources(atMs: number): Map<string, FluxSource> {
  return new Map(
    sourceEvents
      .filter(event => event.atMs <= atMs)
      .map(({ object }) => [
        toSourceKey({ kind: object.kind, ...object.metadata }),
        fluxSourceSchema.parse(object),
      ]),
  );
}

/** Maps every event of a watch, each object with the memory of its own earlier events. */
function follow(name: string) {
  const mapped = new Map<string, MappedFluxObject>();
  return readRecordedEvents(name).map(event => {
    const { namespace, name: objectName } = event.object.metadata;
    const key = `${namespace}/${objectName}`;
    const next = mapEvent(event, mapped.get(key));
    if (next) mapped.set(key, next);
    else mapped.delete(key);
    return { key, deployment: next?.deployment };
  });
}

function mapEvent(
  { type, object, atMs }: RecordedEvent,
  previous: MappedFluxObject | undefined,
): MappedFluxObject | undefined {
  if (type === 'DELETED') return undefined;
  const context = {
    engineName: 'azure-aks',
    knownClusters: [],
    sources: readSources(atMs),
    workloadVersions: [],
    previous,
  };
  return object.kind === 'Kustomization'
    ? toKustomizationDeployment(kustomizationSchema.parse(object), context)
    : toHelmReleaseDeployment(helmReleaseSchema.parse(object), context);
}

function readStates(name: string): Record<string, ExpectedFluxState[]> {
  const states: Record<string, ExpectedFluxState[]> = {};
  for (const { key, deployment } of follow(name)) {
    const state: ExpectedFluxState = deployment
      ? {
          sync: deployment.sync,
          health: deployment.health,
          operation: deployment.operation?.phase,
          version: deployment.version?.value,
          drift: deployment.drift.state,
          suspended: deployment.automation.suspended,
        }
      : 'deleted';
    const sequence = (states[key] ??= []);
    if (JSON.stringify(state) !== JSON.stringify(sequence.at(-1))) {
      sequence.push(state);
    }
  }
  return states;
}

describe('a recorded watch', () => {
  it.each(Object.entries(expectedFluxWatches))(
    '%s takes every object through its states, without flicker',
    (name, expected) => {
      expect(readStates(name)).toEqual(expected);
    },
  );

  it('changes no byte while Flux retries or finds nothing new', () => {
    const retried = follow('watch-kustomizations')
      .filter(({ key }) => key === 'flux-system/bad-path')
      .map(({ deployment }) => JSON.stringify(deployment));
    const failed = retried.slice(
      retried.findIndex(bytes => bytes.includes('"Failed"')),
    );
    expect(failed.length).toBeGreaterThan(10);
    expect(new Set(failed).size).toBe(1);
  });
});
