import { createDeployment } from '../__testUtils__/createDeployment';
import { selectCommitReference } from './selectCommitReference';

const sha = '5b6fc8f5a89a0123456789abcdef0123456789ab';
const repository = 'https://git.example.com/org/platform-gitops';

describe('selectCommitReference', () => {
  it.each([
    ['a hash', sha, sha],
    ['a hash in capitals', sha.toUpperCase(), sha],
    ['a branch and its hash', `main@sha1:${sha}`, sha],
    ['only a hash with its algorithm', `sha1:${sha}`, sha],
    ['a tag and its hash', `v1.2.0@sha1:${sha}`, sha],
    ['a SHA-256 of Git', `main@sha256:${'c'.repeat(64)}`, 'c'.repeat(64)],
    ['a chart built from a commit', '0.1.0+5b6fc8f5a89a', '5b6fc8f5a89a'],
    ['its second release', '0.1.0+5b6fc8f5a89a.2', '5b6fc8f5a89a'],
    ['a branch', 'main', undefined],
    ['a version', '1.4.2', undefined],
    ['a short hash', '5b6fc8f', undefined],
    ['build metadata that is no hash', '1.0.0+build.7', undefined],
    [
      'the digest of an OCI artifact with its tag',
      'latest@sha256:c',
      undefined,
    ],
  ])('%s', (_meaning, applied, revision) => {
    const row = createDeployment({ sources: [{ repository, applied }] });
    expect(selectCommitReference(row)).toEqual(
      revision && { repository, revision, sourceIndex: 0 },
    );
  });

  it('takes the first source with a commit when the main one is a chart', () => {
    const row = createDeployment({
      sources: [
        { repository: 'https://charts.example.com', applied: '1.2.3' },
        { repository, applied: sha },
      ],
    });
    expect(selectCommitReference(row)).toEqual({
      repository,
      revision: sha,
      sourceIndex: 1,
    });
  });

  it('takes the revision of the Deployment for that of its main source', () => {
    const row = createDeployment({
      sources: [{ repository }],
      revision: { applied: sha },
    });
    expect(selectCommitReference(row)?.revision).toBe(sha);
    expect(selectCommitReference(createDeployment())).toBeUndefined();
  });

  describe('in the platform repository', () => {
    const path = 'production/checkout';
    const other = '6'.repeat(40);
    const select = (...parameters: Parameters<typeof createDeployment>) =>
      selectCommitReference(createDeployment(...parameters), { repository });

    it('is told by the paths that concern the Deployment', () => {
      expect(
        select({
          sources: [{ repository: `${repository}.git`, path, applied: sha }],
        }),
      ).toMatchObject({ revision: sha, paths: [path] });
    });

    it('is that of the revision in any other', () => {
      expect(
        select({
          sources: [
            { repository: 'https://git.example.com/x', path, applied: sha },
            { repository, path, applied: other },
          ],
        }),
      ).toEqual({
        repository: 'https://git.example.com/x',
        revision: sha,
        sourceIndex: 0,
      });
    });

    it('is that of the revision when its sources are at different commits', () => {
      expect(
        select({
          sources: [
            { repository, path, applied: sha },
            { repository, path: 'shared', applied: other },
          ],
        }),
      ).toEqual({ repository, revision: sha, sourceIndex: 0 });
    });

    it('is told, for a release, up to the commit its own definition was applied at', () => {
      expect(
        select({
          kind: 'HelmRelease',
          sources: [
            { repository, path: 'charts/a', applied: `main@sha1:${sha}` },
            { repository, path: 'flux', applied: `main@sha1:${other}` },
          ],
        }),
      ).toEqual({
        repository,
        revision: other,
        sourceIndex: 1,
        paths: ['charts/a', 'flux'],
      });
    });
  });
});
