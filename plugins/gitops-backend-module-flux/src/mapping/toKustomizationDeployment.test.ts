import { Kustomization, kustomizationSchema } from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { FluxMappingContext } from './FluxMappingContext';
import { toKustomizationDeployment } from './toKustomizationDeployment';

const readOne = (recording: string): Kustomization =>
  kustomizationSchema.parse(readRecordedObjects(recording)[0]);
const context: FluxMappingContext = {
  engineName: 'azure-aks',
  knownClusters: [],
  sources: new Map(),
  workloadVersions: [],
};

/** As before kustomize-controller 1.7, which wrote no history. */
const withoutHistory = (object: Kustomization): Kustomization => ({
  ...object,
  status: { ...object.status, history: undefined },
});

const reconciling = (object: Kustomization): Kustomization => ({
  ...object,
  status: {
    ...object.status,
    conditions: [
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'Progressing',
        message: 'Reconciliation in progress',
        observedGeneration: object.metadata.generation,
        lastTransitionTime: '2026-11-23T09:00:00Z',
      },
    ],
  },
});

describe('toKustomizationDeployment, while Ready is Unknown with nothing new', () => {
  it('is what the history says, when nothing was seen before', () => {
    const steady = toKustomizationDeployment(
      reconciling(readOne('get-dep-a')),
      context,
    ).deployment;
    expect([steady.sync, steady.health, steady.operation?.phase]).toEqual([
      'Synced',
      'Healthy',
      'Succeeded',
    ]);
    const unhealthy = toKustomizationDeployment(
      reconciling(readOne('get-unhealthy')),
      context,
    ).deployment;
    expect([
      unhealthy.sync,
      unhealthy.health,
      unhealthy.operation?.phase,
    ]).toEqual(['Synced', 'Degraded', 'Failed']);
  });

  it('is what it was, byte for byte, when it was seen before, without history too', () => {
    for (const recording of [
      'get-dep-a',
      'get-unhealthy',
      'get-subst-missing',
    ]) {
      const object = withoutHistory(readOne(recording));
      const previous = toKustomizationDeployment(object, context);
      expect(
        toKustomizationDeployment(reconciling(object), { ...context, previous })
          .deployment,
      ).toEqual(previous.deployment);
    }
  });

  it('is Healthy without history and memory when the applied revision is the attempted one', () => {
    const { deployment } = toKustomizationDeployment(
      reconciling(withoutHistory(readOne('get-dep-a'))),
      context,
    );
    expect([deployment.sync, deployment.health]).toEqual(['Synced', 'Healthy']);
  });

  it('is Progressing when a new generation comes, even of what fails', () => {
    const object = readOne('get-subst-missing');
    const previous = toKustomizationDeployment(object, context);
    const changed = reconciling({
      ...object,
      metadata: { ...object.metadata, generation: 2 },
    });
    const first = toKustomizationDeployment(changed, { ...context, previous });
    const second = toKustomizationDeployment(changed, {
      ...context,
      previous: first,
    });
    expect(first.deployment.health).toBe('Progressing');
    expect(second.deployment).toEqual(first.deployment);
  });
});

describe('toKustomizationDeployment, of a spec that cannot be applied', () => {
  it('keeps the version that runs', () => {
    const inventory = readOne('get-inventory-moved');
    const previous = toKustomizationDeployment(inventory, context);
    const broken: Kustomization = {
      ...inventory,
      metadata: { ...inventory.metadata, generation: 3 },
      spec: {
        ...inventory.spec,
        images: [{ name: 'ghcr.io/org/inventory-api', newTag: '3.0.0' }],
      },
      status: {
        ...inventory.status,
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'BuildFailed',
            message: 'no',
            observedGeneration: 3,
          },
        ],
      },
    };
    expect(
      toKustomizationDeployment(broken, { ...context, previous }).deployment,
    ).toMatchObject({
      sync: 'OutOfSync',
      health: 'Healthy',
      version: { value: '2.1.0' },
      operation: { phase: 'Failed', message: 'no' },
    });
  });
});

describe('toKustomizationDeployment, when its source was deleted', () => {
  it('cannot tell whether what runs is what Git says', () => {
    const object = readOne('get-dep-a');
    const [condition] = readOne('get-no-source').status?.conditions ?? [];
    const { deployment } = toKustomizationDeployment(
      { ...object, status: { ...object.status, conditions: [condition] } },
      context,
    );
    expect(deployment).toMatchObject({
      sync: 'Unknown',
      health: 'Healthy',
      message: 'GitRepository.source.toolkit.fluxcd.io "nothing" not found',
      drift: { state: 'unknown' },
    });
  });
});

describe('toKustomizationDeployment, annotated with gitops/version-image', () => {
  const annotated = (image: string): Kustomization => {
    const inventory = readOne('get-inventory-moved');
    return {
      ...inventory,
      metadata: {
        ...inventory.metadata,
        annotations: { 'gitops/version-image': image },
      },
      spec: {
        ...inventory.spec,
        images: [
          { name: 'ghcr.io/org/inventory-api', newTag: '2.1.0' },
          { name: 'ghcr.io/org/inventory-worker', newTag: '7.0.0' },
        ],
      },
    };
  };
  const readVersion = (image: string) =>
    toKustomizationDeployment(annotated(image), {
      ...context,
      workloadVersions: ['3.3.3'],
    }).deployment.version;

  it('takes the version from the image it names, before every other rule', () => {
    const version = { value: '7.0.0', rule: 'image-annotation' };
    expect(readVersion('inventory-worker')).toEqual(version);
    expect(readVersion('ghcr.io/org/inventory-worker')).toEqual(version);
  });

  it('takes the next rule when no image is called so', () => {
    expect(readVersion('absent')).toEqual({
      value: '3.3.3',
      rule: 'version-label',
    });
  });
});

describe('toKustomizationDeployment, annotated with backstage.io/entity-ref', () => {
  it.each([
    ['checkout-api', 'component:default/checkout-api'],
    ['component:checkout-api', 'component:default/checkout-api'],
    ['Component:Payments/Checkout-API', 'component:payments/checkout-api'],
    ['no reference at all', undefined],
    ['', undefined],
  ])('reads %j as %s', (annotation, entityRef) => {
    const object = readOne('get-dep-a');
    const { deployment } = toKustomizationDeployment(
      {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: { 'backstage.io/entity-ref': annotation },
        },
      },
      context,
    );
    expect(deployment.entityRef).toBe(entityRef);
    expect('entityRef' in deployment).toBe(entityRef !== undefined);
  });
});
