import { createDeployment } from '../__testUtils__/createDeployment';
import { selectCommitRange } from './selectCommitRange';

const repository = 'https://git.test/org/platform.git';
const [one, two] = ['a', 'b'].map(letter => letter.repeat(40));
const source = {
  repository: 'git@git.test:org/platform',
  path: 'apps/shop',
  applied: one,
  desired: two,
};
const row = createDeployment({ app: 'shop', sources: [source] });

describe('selectCommitRange', () => {
  it('is from what runs to what should, of the source in the platform repository', () => {
    const chart = { repository: 'https://charts.test', chart: 'shop' };
    const withChart = {
      ...row,
      sources: [{ ...chart, applied: '1.0' }, source],
    };
    expect(selectCommitRange(row, { repository })).toEqual({
      from: one,
      to: two,
      paths: expect.arrayContaining(['apps/shop']),
    });
    expect(
      selectCommitRange(
        {
          ...row,
          revision: {},
          kind: 'Kustomization',
          sources: [{ ...source, applied: `main@sha1:${one}` }],
        },
        { repository, to: 'ABCDEF0' },
      ),
    ).toMatchObject({ from: one, to: 'abcdef0' });
    expect(selectCommitRange(withChart, { repository })).toMatchObject({
      from: one,
      to: two,
    });
  });

  it.each([
    [
      'its sources are elsewhere',
      { sources: [{ ...source, repository: 'https://git.test/org/other' }] },
    ],
    ['nothing runs yet', { sources: [{ ...source, applied: undefined }] }],
    [
      'what is desired is no commit',
      { sources: [{ ...source, desired: 'v9' }] },
    ],
    ['it has no source', { sources: [] }],
  ])('is not known when %s', (_case, different) => {
    expect(
      selectCommitRange({ ...row, ...different }, { repository }),
    ).toBeUndefined();
  });
});
