import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { toDeployment } from '../toDeployment';
import { expectedApplications } from './applications.expected';
import { ExpectedApplication } from './ExpectedApplication';
import { readRecordedApplications } from '../../__testUtils__/readRecordedApplications';
import { readRecordedClusters } from '../../__testUtils__/readRecordedClusters';

const recorded = readRecordedApplications();
const clusters = readRecordedClusters();

describe('toDeployment on every recorded Application', () => {
  it('has a row for each, and no other', () => {
    expect(expectedApplications).toHaveLength(64);
    expect(expectedApplications.map(toKey).sort()).toEqual(
      recorded
        .map(({ recording, application }) =>
          toKey({ recording, ...application.metadata }),
        )
        .sort(),
    );
  });

  it.each(expectedApplications)(
    '$recording: $namespace/$name is $sync, $health, drift $drift',
    row => {
      const { application } = recorded.find(
        one => toKey({ ...one, ...one.application.metadata }) === toKey(row),
      )!;
      const first = toDeployment(application, { engine: 'hub', clusters });

      expect(toComparable(first.deployment, row)).toEqual(toExpected(row));
      expect(first.deployment.message === undefined).toBe(
        row.message === undefined,
      );
      expect(first.deployment.message ?? '').toContain(row.message ?? '');

      const again = toDeployment(application, {
        engine: 'hub',
        clusters,
        previous: first.observation,
      });
      expect(again.deployment).toEqual(first.deployment);
    },
  );
});

function toKey(one: { recording: string; namespace: string; name: string }) {
  return `${one.recording} ${one.namespace}/${one.name}`;
}

function toExpected({ recording, message, ...row }: ExpectedApplication) {
  return {
    ...row,
    automation: {
      ...row.automation,
      reason: expectPart(row.automation.reason),
    },
  };
}

function expectPart(part: string | undefined) {
  return part === undefined ? undefined : expect.stringContaining(part);
}

function toComparable(deployment: Deployment, row: ExpectedApplication) {
  const { sync, prune, selfHeal, reason } = deployment.automation;
  return {
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
    automation: {
      sync,
      prune,
      selfHeal,
      // A row that gives no reason does not say that there is none.
      reason: row.automation.reason === undefined ? undefined : reason,
    },
  };
}
