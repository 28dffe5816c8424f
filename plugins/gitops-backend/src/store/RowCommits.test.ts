import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { RowCommits, ToldCommit } from './RowCommits';

const repository = 'https://git.example.com/org/platform-gitops';
const shaOf = (letter: string) => letter.repeat(40);
const paths = ['production/checkout'];

const at = (revision: string, different: Partial<Deployment> = {}) =>
  createDeployment({
    sources: [{ repository, path: paths[0], applied: shaOf(revision) }],
    operation: { phase: 'Succeeded', startedAt: '2026-11-23T01:00:00Z' },
    ...different,
    cluster: 'aws-eks',
  });
const told = (
  revision: string,
  message: string | undefined,
  more: Partial<ToldCommit> = {},
): ToldCommit => ({
  repository,
  revision: shaOf(revision),
  paths,
  ...(message && { commit: { sha: shaOf('c'), message } }),
  ...more,
});

/** A row at revision a, of which its own commit was told. */
function createTold(different: Partial<Deployment> = {}) {
  const commits = new RowCommits(repository);
  const show = (revision: string, more: Partial<Deployment> = {}) =>
    commits.select(at(revision, { ...different, ...more }))?.message;
  show('a');
  commits.add([told('a', 'Own')]);
  show('a');
  return { commits, show, id: at('a', different).id };
}

describe('RowCommits', () => {
  it('shows what was told, to the rows it was told for', () => {
    const { commits, show, id } = createTold();
    expect(show('a')).toBe('Own');
    expect(new Map(commits.listUnresolved()).get(id)).toBeUndefined();
    expect(commits.add([told('a', 'Own')])).toEqual([]);
    expect(commits.add([told('b', 'Of nobody')])).toEqual([]);
  });

  it('keeps the commit while a push only moves the revision, and asks', () => {
    const { commits, show, id } = createTold();
    expect(show('b')).toBe('Own');
    expect(new Map(commits.listUnresolved()).get(id)).toMatchObject({
      revision: shaOf('b'),
      paths,
    });
    expect(commits.add([told('b', 'New')])).toEqual([id]);
    expect(show('b')).toBe('New');
  });

  it('keeps it although only the commit of the revision can be told', () => {
    const { commits, show, id } = createTold();
    show('b');
    commits.add([told('b', 'By others', { isProvisional: true })]);
    expect(show('b')).toBe('Own');
    expect(new Map(commits.listUnresolved()).get(id)).toBeDefined();
  });

  it.each<[string, Partial<Deployment>]>([
    ['the version', { version: { value: '1.5.0', rule: 'image-tag' } }],
    ['an image', { images: ['sidecar:2'] }],
    [
      'what was synced',
      { operation: { phase: 'Running', startedAt: '2026-11-23T02:00:00Z' } },
    ],
  ])('shows none of before once %s changed', (_what, different) => {
    const { commits, show } = createTold();
    show('a', different);
    expect(show('b', different)).toBeUndefined();
    expect(show('b')).toBeUndefined();
    commits.add([told('b', 'By others', { isProvisional: true })]);
    expect(show('b', different)).toBe('By others');
    commits.add([told('b', 'New')]);
    expect(show('b', different)).toBe('New');
  });

  it('keeps that of a Kustomization, which syncs at every revision, until anything is told', () => {
    const { commits, show } = createTold({ kind: 'Kustomization' });
    const operation = {
      phase: 'Running' as const,
      startedAt: '2026-11-23T02:00:00Z',
    };
    expect(show('b', { operation })).toBe('Own');
    commits.add([told('b', 'By others', { isProvisional: true })]);
    expect(show('b', { operation })).toBe('By others');
    commits.add([told('b', undefined)]);
    expect(show('b', { operation })).toBeUndefined();
  });

  it('keeps nothing of before for a row of another repository', () => {
    const commits = new RowCommits(undefined);
    commits.select(at('a'));
    commits.add([told('a', 'Its own', { paths: undefined })]);
    expect(commits.select(at('a'))?.message).toBe('Its own');
    expect(commits.select(at('b'))).toBeUndefined();
  });

  it('forgets what no row refers to', () => {
    const { commits, show, id } = createTold();
    commits.delete(id);
    expect(new Map(commits.listUnresolved()).get(id)).toBeUndefined();
    expect(show('a')).toBeUndefined();
  });
});
