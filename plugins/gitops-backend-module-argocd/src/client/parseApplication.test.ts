import { createApplication } from '../__testUtils__/createApplication';
import { parseApplication } from './parseApplication';

type Json = { [key: string]: Json | unknown };

const whole = {
  ...createApplication({ name: 'shop' }),
  operation: { sync: { revision: 'main' } },
};

/** The same with one field replaced. @param path - joined by dots; numbers are indices */
function replace(raw: unknown, path: string, value: unknown): unknown {
  const [key, ...rest] = path.split('.');
  const inner = (raw as Json | undefined)?.[key];
  const replaced = rest.length ? replace(inner, rest.join('.'), value) : value;
  if (/^\d+$/.test(key)) {
    const items = Array.isArray(raw) ? [...raw] : [];
    items[Number(key)] = replaced;
    return items;
  }
  return { ...(raw as Json), [key]: replaced };
}

describe('parseApplication', () => {
  it.each([
    ['metadata', 'metadata is missing', undefined],
    ['metadata.name', 'metadata.name is missing', undefined],
    ['metadata.name', 'metadata.name is not what we expect', ''],
    ['metadata.labels', 'metadata.labels is not what we expect', []],
    ['metadata.labels.team', 'metadata.labels.team is not what we expect', 1],
    [
      'metadata.annotations.x',
      'metadata.annotations.x is not what we expect',
      {},
    ],
    [
      'metadata.ownerReferences',
      'metadata.ownerReferences is not what we expect',
      'me',
    ],
    [
      'metadata.ownerReferences.0',
      'metadata.ownerReferences.0 is not what we expect',
      'me',
    ],
    ['spec', 'spec is not what we expect', 'none'],
    ['spec.destination', 'spec.destination is missing', undefined],
    ['spec.destination.name', 'spec.destination.name is not what we expect', 7],
    ['spec.source', 'spec.source is not what we expect', 'https://git'],
    ['spec.sources.0.path', 'spec.sources.0.path is not what we expect', false],
    [
      'spec.sourceHydrator.drySource',
      'spec.sourceHydrator.drySource is missing',
      undefined,
    ],
    [
      'spec.syncPolicy.automated.prune',
      'spec.syncPolicy.automated.prune is not what we expect',
      'yes',
    ],
    [
      'operation.sync.revision',
      'operation.sync.revision is not what we expect',
      [],
    ],
    [
      'status.sync.revisions',
      'status.sync.revisions is not what we expect',
      'a0a69e2',
    ],
    [
      'status.sync.revisions.1',
      'status.sync.revisions.1 is not what we expect',
      2,
    ],
    ['status.health', 'status.health is not what we expect', 'Healthy'],
    ['status.history', 'status.history is not what we expect', {}],
    ['status.history.0', 'status.history.0 is not what we expect', 3],
    ['status.history.0.id', 'status.history.0.id is not what we expect', '3'],
    [
      'status.history.0.source.helm.parameters',
      'status.history.0.source.helm.parameters is not what we expect',
      true,
    ],
    [
      'status.conditions.0.message',
      'status.conditions.0.message is not what we expect',
      404,
    ],
    ['status.resources.0', 'status.resources.0 is not what we expect', null],
    ['status.resources.0.kind', 'status.resources.0 is not what we expect', 1],
    [
      'status.summary.images.0',
      'status.summary.images.0 is not what we expect',
      null,
    ],
    [
      'status.operationState.syncResult.resources.0.images',
      'status.operationState.syncResult.resources.0.images is not what we expect',
      'x',
    ],
  ])('names what is wrong when %s is broken: %s', (path, reason, value) => {
    const { unreadable } = parseApplication(replace(whole, path, value));
    expect(unreadable?.reason).toBe(reason);
  });

  it('names the Application that it cannot read, as far as that can be read', () => {
    expect(parseApplication(replace(whole, 'spec', 1)).unreadable).toEqual({
      namespace: 'argocd',
      name: 'shop',
      reason: 'spec is not what we expect',
    });
    expect(parseApplication(replace(whole, 'metadata.name', 1))).toEqual({
      unreadable: { reason: 'metadata.name is not what we expect' },
    });
    expect(parseApplication('a page').unreadable).toEqual({
      reason: 'it is not what we expect',
    });
  });

  it.each([
    'metadata.labels',
    'metadata.annotations',
    'metadata.ownerReferences',
    'spec.source',
    'spec.sources',
    'spec.syncPolicy',
    'operation',
    'status.sync',
    'status.history',
    'status.conditions',
    'status.resources',
    'status.summary',
    'status.operationState',
    'status',
  ])('takes %s as absent when it is null, as Go writes what is empty', path => {
    const read = (value: unknown) =>
      parseApplication(replace(whole, path, value)).application;
    expect(read(null)).toBeDefined();
    expect(read(null)).toEqual(read(undefined));
  });

  it('keeps no copy of the whole object that kubectl left in an annotation', () => {
    const { application } = parseApplication(
      replace(whole, 'metadata.annotations', {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        team: 'payments',
      }),
    );
    expect(application?.metadata.annotations).toEqual({ team: 'payments' });
  });
});
