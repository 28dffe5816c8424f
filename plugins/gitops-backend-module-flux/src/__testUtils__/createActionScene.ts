import {
  Deployment,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { realTiming } from '../client';
import { createDetailsScene, DetailsScene } from './createDetailsScene';
import { ClusterObject } from './LoopbackCluster';
import { mergePatch } from './mergePatch';

/** Who acts in a scene. */
export const sceneAuthor = { entityRef: 'user:default/ann' };

/** Pauses between looks pass quickly; limits are as they are. */
const quick = {
  ...realTiming,
  sleep: (ms: number, signal?: AbortSignal) =>
    realTiming.sleep(ms <= 2_000 ? 2 : ms, signal),
};

/** What a patch or an object may say of itself. */
export type Annotated = { metadata: { annotations?: Record<string, string> } };

/** What a controller does with a request that it takes: it copies the token. */
export function settle(object: ClusterObject, status: object): ClusterObject {
  const token = (object as Annotated).metadata.annotations?.[
    'reconcile.fluxcd.io/requestedAt'
  ];
  return mergePatch(object, {
    status: {
      lastHandledReconcileAt: token,
      lastHandledForceAt: token,
      lastHandledResetAt: token,
      ...status,
    },
  }) as ClusterObject;
}

/** History of a Kustomization that was reconciled so often. */
export const createHistory = (total: number) => ({
  history: [
    {
      digest: 'sha256:a',
      lastReconciled: `t${total}`,
      totalReconciliations: total,
    },
  ],
});

/** The condition `Ready`. */
export const createReady = (
  status: string,
  reason: string,
  message = `${reason}.`,
) => ({
  conditions: [{ type: 'Ready', status, reason, message }],
});

/** The source of the scene. */
export const sceneSource: ClusterObject = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'platform-gitops', namespace: 'flux-system' },
  spec: {},
  status: createReady('True', 'Succeeded'),
};

/** A cluster that is acted on, and what became of an action. */
export function createActionScene(): {
  scene: DetailsScene;
  act(row: Deployment, action: DeploymentAction): Promise<ActionProgress[]>;
  /** By what actions that were taken are told from others. */
  traces: string[];
  /** What becomes of an action that another process took. */
  follow(
    row: Deployment,
    action: DeploymentAction,
    trace: string | undefined,
  ): Promise<ActionProgress[]>;
} {
  const traces: string[] = [];
  const scene = createDetailsScene(quick);
  return {
    scene,
    traces,
    async act(row, action) {
      const events: ActionProgress[] = [];
      for await (const { trace, ...event } of scene.engine.actions.act(
        row,
        action,
        {
          by: sceneAuthor,
          signal: scene.signal,
        },
      )) {
        events.push(event);
        if (trace !== undefined) traces.push(trace);
      }
      return events;
    },
    async follow(row, action, trace) {
      const events: ActionProgress[] = [];
      for await (const event of scene.engine.actions.follow!(
        row,
        { action, trace },
        { signal: scene.signal },
      )) {
        events.push(event);
      }
      return events;
    },
  };
}
