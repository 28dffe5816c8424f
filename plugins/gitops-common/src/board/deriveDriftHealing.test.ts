import { Deployment, PROGRESSIVE_ROLLOUT } from '../model';
import { createDeployment } from './__fixtures__/createDeployment';
import { deriveDriftHealing } from './deriveDriftHealing';

describe('deriveDriftHealing', () => {
  const automation = { sync: true, prune: true, selfHeal: true };
  it.each<
    [string | undefined, Deployment['drift'], Partial<Deployment['automation']>]
  >([
    [undefined, { state: 'none' }, {}],
    [undefined, { state: 'notChecked' }, {}],
    ['heals', { state: 'drifted', heals: true }, {}],
    ['suspended', { state: 'drifted', heals: true }, { suspended: true }],
    [
      'rollout',
      { state: 'drifted', heals: false },
      { selfHeal: false, reason: PROGRESSIVE_ROLLOUT },
    ],
    ['selfHealOff', { state: 'drifted', heals: false }, { selfHeal: false }],
    ['never', { state: 'drifted', heals: false }, {}],
    ['unknown', { state: 'drifted' }, {}],
  ])('is %s for %j and %j', (healing, drift, changes) => {
    expect(
      deriveDriftHealing(
        createDeployment('aws-eks', {
          drift,
          automation: { ...automation, suspended: false, ...changes },
        }),
      ),
    ).toBe(healing);
  });
});
