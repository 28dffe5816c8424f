import { ArgocdHub } from '../argocd/ArgocdHub';
import { FleetOperation } from './FleetOperation';
import { listNames } from './listNames';

/**
 * Opens a sync window of an AppProject that denies, or takes it away.
 *
 * @throws with a sentence when there is no such project.
 */
export function playWindow(
  hub: ArgocdHub,
  { project, deny }: Extract<FleetOperation, { op: 'window' }>,
): string {
  const { inventory, applications, store } = hub;
  if (!inventory.projects.has(project)) {
    throw new Error(
      `There is no project '${project}'. There are ${listNames([
        ...inventory.projects.keys(),
      ])}.`,
    );
  }
  inventory.windows.set(
    project,
    deny === 'nothing'
      ? []
      : [
          {
            kind: 'deny',
            schedule: '* * * * *',
            duration: '1h',
            applications: ['*'],
            ...(deny === 'auto' ? { manualSync: true } : {}),
          },
        ],
  );
  if (deny !== 'nothing') {
    return `A sync window of ${project} denies ${
      deny === 'auto' ? 'what nobody asked for; people may sync' : 'every sync'
    }; window ${project} nothing ends it.`;
  }
  for (const application of store.list()) {
    if (application.spec.project === project) applications.refresh(application);
  }
  return `No sync window of ${project} denies anything any more.`;
}
