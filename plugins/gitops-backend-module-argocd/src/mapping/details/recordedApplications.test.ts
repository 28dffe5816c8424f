import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { applicationDetailSchema } from '../../client/ApplicationDetail';
import { toConditionAdvice } from './toConditionAdvice';
import { selectDetailedSources, toParameters } from './toParameters';
import { toResourceTree } from './toResourceTree';

describe('every recorded Application', () => {
  const bodies = listRecordings('argocd')
    .filter(name => name.startsWith('get-') || name === 'get')
    .map(name => ({ name, ...readRecording('argocd', name).response }))
    .filter(({ status }) => status === 200);

  it('is read whole: all of its resources, with advice where it is not well, and no address in it', () => {
    expect(bodies.length).toBeGreaterThan(30);
    for (const { name, body } of bodies) {
      const application = applicationDetailSchema.parse(body);
      const nodes = toResourceTree([], application);
      const resources = application.status?.resources ?? [];
      expect([name, nodes.length]).toEqual([name, resources.length]);
      expect(nodes.every(({ managed }) => managed)).toBe(true);

      const advice = toConditionAdvice(application);
      const phase = application.status?.operationState?.phase;
      const isIll =
        (application.status?.conditions.length ?? 0) > 0 ||
        (phase !== undefined && phase !== 'Succeeded');
      expect([name, advice.length > 0 || !isIll]).toEqual([name, true]);
      expect([
        name,
        advice.some(({ meaning }) => /no words/.test(meaning)),
      ]).toEqual([name, false]);
      expect(JSON.stringify(advice)).not.toMatch(/https?:\/\//);

      const parameters = toParameters(selectDetailedSources(application));
      expect(parameters.every(({ name: told }) => told !== '')).toBe(true);
    }
  });
});
