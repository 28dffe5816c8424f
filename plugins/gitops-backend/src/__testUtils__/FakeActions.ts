import {
  Deployment,
  DeploymentAction,
  DeploymentActionName,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  ActionSource,
  EngineActionCheck,
  EngineActions,
  TakenAction,
} from '@backstage-gitops/plugin-gitops-node';

/** Does nothing but what a test says. */
export class FakeActions implements EngineActions {
  names: DeploymentActionName[] = [
    'sync',
    'refresh',
    'terminate',
    'rollback',
    'auto-sync',
    'resource-action',
    'reconcile',
    'suspend',
    'resume',
  ];
  /** What stands against what. */
  checks: EngineActionCheck[] = [];
  /** What stands against what is done to any source. */
  sourceChecks: EngineActionCheck[] = [];
  /** How often it was asked for checks. */
  asked = 0;
  /** What it was told to do. */
  readonly calls: {
    target: string;
    action: DeploymentAction | SourceActionName;
    by: string;
    signal: AbortSignal;
  }[] = [];
  /** What becomes of each. */
  progress: (signal: AbortSignal) => AsyncIterable<ActionProgress> =
    async function* succeed() {
      yield { state: 'Running' } as const;
      yield { state: 'Succeeded', message: 'Synced to 1.4.3.' } as const;
    };

  /** What it was asked to follow. */
  readonly followed: { target: string; taken: TakenAction }[] = [];

  listActions(): DeploymentActionName[] {
    return this.names;
  }

  async checkActions(): Promise<EngineActionCheck[]> {
    this.asked += 1;
    return this.checks;
  }

  follow(
    { id }: Deployment,
    taken: TakenAction,
    { signal }: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    this.followed.push({ target: id, taken });
    return this.progress(signal);
  }

  async checkSourceActions(): Promise<EngineActionCheck[]> {
    return this.sourceChecks;
  }

  act(
    { id }: Deployment,
    action: DeploymentAction,
    { by, signal }: Parameters<EngineActions['act']>[2],
  ): AsyncIterable<ActionProgress> {
    this.calls.push({ target: id, action, by: by.entityRef, signal });
    return this.progress(signal);
  }

  actOnSource(
    { id }: ActionSource,
    action: SourceActionName,
    { by, signal }: Parameters<EngineActions['act']>[2],
  ): AsyncIterable<ActionProgress> {
    this.calls.push({ target: id, action, by: by.entityRef, signal });
    return this.progress(signal);
  }
}
