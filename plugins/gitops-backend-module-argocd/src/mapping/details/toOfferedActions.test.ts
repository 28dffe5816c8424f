import { toOfferedActions } from './toOfferedActions';

/** What Argo CD leaves out. */
const silent = { displayName: undefined, disabled: undefined, params: [] };

describe('toOfferedActions', () => {
  it.each([
    ['create-job', 'Create job', true],
    ['restart', 'Restart', true],
    ['skip-current-step', 'Skip current step', true],
    ['suspend', 'Suspend', false],
    ['resume', 'Resume', false],
  ])('offers %s as “%s”, destructive: %s', (name, title, destructive) => {
    expect(toOfferedActions([{ ...silent, name }])).toEqual([
      { name, title, disabled: false, destructive },
    ]);
  });

  it('keeps the words and the state that Argo CD has for it', () => {
    const offered = toOfferedActions([
      {
        name: 'create-job',
        displayName: 'Create Job',
        disabled: true,
        params: [],
      },
    ]);
    expect(offered).toMatchObject([{ title: 'Create Job', disabled: true }]);
  });
});
