import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { selectTracker, toSetReference } from './selectTracker';
import { Rollout, selectAwaited } from './toRollout';

/**
 * What generated an Application: the ApplicationSet that owns it, else the Application (app of apps)
 * that applies it. A set generates into its own namespace only.
 *
 * @param application - the Application
 * @param context - `engine`: name of its Argo CD; `rollout`: that of its set, when it has one
 */
export function toSet(
  { metadata, status }: Application,
  context: { engine: string; rollout?: Rollout },
): Deployment['set'] {
  const { engine, rollout } = context;
  const { namespace, name } = metadata;
  const owner = metadata.ownerReferences.find(
    ({ kind }) => kind === 'ApplicationSet',
  );
  if (!owner) {
    const tracker = selectTracker(metadata, {
      engine,
      ownNamespace: status?.controllerNamespace ?? namespace,
    });
    // An app of apps may apply itself.
    return tracker?.name === name ? undefined : tracker;
  }
  const reference = toSetReference(engine, {
    namespace,
    kind: 'ApplicationSet',
    name: owner.name,
  });
  const member = rollout?.members.get(name);
  if (!rollout || !member?.step) return reference;
  const waitingFor = selectAwaited(rollout, member);
  return {
    ...reference,
    step: member.step,
    steps: rollout.steps,
    ...(waitingFor.length > 0 && { waitingFor }),
  };
}
