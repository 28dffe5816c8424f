import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { readRecording } from '@backstage-gitops/recordings';
import { SetupServer } from 'msw/node';
import { ArgocdActions } from '../actions/ArgocdActions';
import { createFastTiming } from './createFastTiming';
import { createTestClient } from './createTestClient';
import { OperationWorld } from './OperationWorld';
import { readRecordedDeployment } from './readRecordedDeployment';

/** JSON of an Application that a test changes. */
export type Json = Record<string, any>;

const row = readRecordedDeployment('get-synced');

/** The recorded Application `drift`, and one of the same name in `team-a`, each test with its own. */
export function setUpActions(server: SetupServer) {
  const actions = new ArgocdActions({
    connection: createTestClient().connection,
    timing: createFastTiming({ speed: 1000 }),
  });
  const by = { entityRef: 'user:default/ada' };
  const setUp = {
    world: new OperationWorld(),
    actions,
    by,
    row,
    /** That of the action that was taken last. */
    trace: undefined as string | undefined,
    /** Takes an action and gives all of its progress. */
    async act(
      action: DeploymentAction,
      options: { deployment?: typeof row } = {},
    ): Promise<ActionProgress[]> {
      const { deployment = row } = options;
      const { signal } = new AbortController();
      const events: ActionProgress[] = [];
      const taken = actions.act(deployment, action, { by, signal });
      for await (const { trace, ...event } of taken) {
        if (trace !== undefined) setUp.trace = trace;
        events.push(event);
      }
      return events;
    },
    /** Follows an action that another process took, and gives all of its progress. */
    async follow(
      action: DeploymentAction,
      trace: string | undefined,
    ): Promise<ActionProgress[]> {
      const { signal } = new AbortController();
      const events: ActionProgress[] = [];
      const followed = actions.follow(row, { action, trace }, { signal });
      for await (const event of followed) events.push(event);
      return events;
    },
  };
  beforeEach(() => {
    setUp.world = new OperationWorld();
    setUp.trace = undefined;
    const recorded = readRecording('argocd', 'get-synced').response
      .body as Json;
    setUp.world.put(recorded);
    const { metadata } = recorded;
    setUp.world.put({
      ...recorded,
      metadata: { ...metadata, namespace: 'team-a' },
    });
    server.use(...setUp.world.handlers());
  });
  return setUp;
}

/** A step of {@link OperationWorld.show}: the operation that was asked for is in this state now. */
export function operate(phase: string, state: Json = {}): (now: Json) => Json {
  return now => ({
    ...now,
    operation: phase === 'Running' ? now.operation : undefined,
    status: {
      ...now.status,
      reconciledAt: '2026-11-23T03:00:05Z',
      operationState: {
        operation: now.operation ?? now.status.operationState?.operation,
        phase,
        startedAt: '2026-11-23T03:00:00Z',
        ...(phase !== 'Running' && { finishedAt: '2026-11-23T03:00:01Z' }),
        ...state,
      },
    },
  });
}
