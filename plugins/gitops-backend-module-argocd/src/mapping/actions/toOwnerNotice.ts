import { ActionNotice } from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { selectTracker } from '../selectTracker';

/** Why a change of the Application itself would be put back, and where to change it; undefined when nobody would. */
export function toOwnerNotice(
  { metadata, status }: ApplicationDetail,
  { engine }: { engine: string },
): ActionNotice | undefined {
  const code = 'OwnedByGit';
  const set = metadata.ownerReferences.find(
    ({ kind }) => kind === 'ApplicationSet',
  );
  if (set) {
    return {
      code,
      message: `The ApplicationSet ${set.name} generates this Application and would put it back: change \`spec.template.spec.syncPolicy\` of the set in Git.`,
    };
  }
  const tracker = selectTracker(metadata, {
    engine,
    ownNamespace: status?.controllerNamespace ?? metadata.namespace,
  });
  if (!tracker) return undefined;
  return {
    code,
    message:
      tracker.name === metadata.name
        ? 'This Application applies itself from Git and would put it back: change its `spec.syncPolicy` there.'
        : `The Application ${tracker.name} applies this one from Git and would put it back: change its \`spec.syncPolicy\` there.`,
  };
}
