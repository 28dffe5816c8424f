import { registerMswTestHooks } from '@backstage/backend-test-utils';
import {
  Deployment,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createFastTiming } from '../__testUtils__/createFastTiming';
import { createTestClient } from '../__testUtils__/createTestClient';
import { readRecordedDeployment } from '../__testUtils__/readRecordedDeployment';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { ArgocdActions } from './ArgocdActions';

const server = setupServer();
registerMswTestHooks(server);

const actions = new ArgocdActions({
  connection: createTestClient().connection,
  timing: createFastTiming(),
});
const { signal } = new AbortController();

/** Codes of each action that has some: blockers, then warnings. */
async function check(
  recording: string,
  options: { windows?: string; deployment?: Partial<Deployment> } = {},
): Promise<Record<string, [blockers: string, warnings: string]>> {
  const { windows = 'syncwindows', deployment: different } = options;
  const deployment = readRecordedDeployment(recording, different);
  const path = `/api/v1/applications/${deployment.name}`;
  server.use(
    replayRecording(recording, { path }),
    replayRecording(windows, { path: `${path}/syncwindows` }),
  );
  const checks = await actions.checkActions(deployment, { signal });
  expect(checks.map(({ action }) => action)).toEqual(
    actions.listActions(deployment),
  );
  const toCodes = (notices: { code: string; message: string }[]) =>
    notices.map(({ code }) => code).join(' ');
  return Object.fromEntries(
    checks
      .map(({ action, blockers, warnings }) => [
        action,
        [toCodes(blockers), toCodes(warnings)],
      ])
      .filter(([, [blockers, warnings]]) => blockers || warnings),
  );
}

describe('checkActions', () => {
  it('lets a steady Application without automatic sync be synced and rolled back, which Git does not know of', async () => {
    expect(await check('get-synced')).toEqual({
      terminate: ['NothingRunning', ''],
      rollback: ['', 'GitUnchanged'],
    });
  });

  it('sends a rollback to Git under automatic sync, and a switch of it to its owner', async () => {
    expect(await check('get-self-healed')).toEqual({
      sync: ['', 'AutoSync'],
      terminate: ['NothingRunning', 'AutoSync'],
      rollback: ['AutoSync', ''],
      'auto-sync': ['OwnedByGit', ''],
      'resource-action': ['', 'SelfHeal'],
    });
  });

  it('warns of going past the steps of a RollingSync', async () => {
    const found = await check('get-rolling-waiting', {
      deployment: {
        automation: {
          sync: false,
          prune: true,
          selfHeal: false,
          suspended: false,
          reason: PROGRESSIVE_ROLLOUT,
        },
      },
    });
    expect(found.sync).toEqual(['', 'RollingSync']);
    expect(found['auto-sync']).toEqual(['OwnedByGit', '']);
  });

  it('waits behind a running sync, also one that waits for a person, which may be ended', async () => {
    const running = await check('get-operation-running');
    expect(running.sync).toEqual(['OperationRunning', '']);
    expect(running.terminate).toBeUndefined();
    const waiting = await check('get-waiting-for-confirmation');
    expect(waiting.sync[0]).toBe('OperationRunning');
  });

  it('does nothing to what is being deleted', async () => {
    const found = await check('get-deleting');
    expect(found.sync[0]).toContain('BeingDeleted');
    expect(found['resource-action'][0]).toBe('BeingDeleted');
  });

  it('keeps to sync windows, which only Argo CD knows', async () => {
    const found = await check('get-synced', { windows: 'syncwindows-denied' });
    expect(found.sync).toEqual(['SyncWindow', '']);
    expect(found.rollback[0]).toBe('SyncWindow');
    expect(found.refresh).toBeUndefined();
  });

  it('warns of a cluster that does not answer', async () => {
    const found = await check('get-synced', {
      deployment: {
        clusterReachable: { ok: false, since: '2026-11-23T01:14:00Z' },
      },
    });
    expect(found.sync).toEqual(['', 'ClusterUnreachable']);
    expect(found['resource-action']).toEqual(['', 'ClusterUnreachable']);
  });

  it('warns where nothing can be asked, and blocks nothing', async () => {
    server.use(
      http.get(`${recordedUrl}/*`, () =>
        HttpResponse.json({ message: '10.0.0.1' }, { status: 500 }),
      ),
    );
    const checks = await actions.checkActions(
      readRecordedDeployment('get-synced'),
      { signal },
    );
    for (const { blockers, warnings } of checks) {
      expect(blockers).toEqual([]);
      expect(warnings.map(({ code }) => code)).toContain('UpstreamError');
      expect(JSON.stringify(warnings)).not.toContain('10.0');
    }
  });
});
