import { z } from 'zod/v3';
import { ArgocdApplication } from '../ArgocdApplication';
import type { ArgocdProject } from '../HubInventory';
import { matchGlob } from '../render/matchGlob';
import { isWindowActive } from './isWindowActive';
import { SyncWindow } from './SyncWindow';

const windowsSchema = z
  .array(
    z.object({
      kind: z.enum(['allow', 'deny']),
      schedule: z.string(),
      duration: z.string(),
      applications: z.array(z.string()).optional(),
      namespaces: z.array(z.string()).optional(),
      clusters: z.array(z.string()).optional(),
      manualSync: z.boolean().optional(),
    }),
  )
  .catch([]);

/** The sync windows of the AppProjects: those of Git, and those somebody opens by hand. */
export class SyncWindows {
  private readonly byHand = new Map<string, SyncWindow[]>();

  constructor(private readonly projects: ReadonlyMap<string, ArgocdProject>) {}

  /** Windows of a project that are not in Git. None takes them away. */
  set(project: string, windows: SyncWindow[]) {
    if (windows.length) this.byHand.set(project, windows);
    else this.byHand.delete(project);
  }

  /** All windows of a project. */
  list(project: string): SyncWindow[] {
    const { syncWindows } = this.projects.get(project)?.spec ?? {};
    return [
      ...(syncWindows ? windowsSchema.parse(syncWindows) : []),
      ...(this.byHand.get(project) ?? []),
    ];
  }

  /** Those that are about an Application. */
  assigned({ metadata, spec }: ArgocdApplication): SyncWindow[] {
    const { namespace = '', name = '', server = '' } = spec.destination;
    const some = (patterns: string[] | undefined, value: string) =>
      patterns?.some(pattern =>
        matchGlob(pattern, value, { crossesFolders: true }),
      ) === true;
    return this.list(spec.project).filter(
      window =>
        some(window.applications, metadata.name) ||
        some(window.namespaces, namespace) ||
        some(window.clusters, name || server),
    );
  }

  /** Whether windows let an Application be synced: by a person, or by auto-sync. */
  allows(
    application: ArgocdApplication,
    { now, manual }: { now: Date; manual: boolean },
  ): boolean {
    const windows = this.assigned(application);
    const active = windows.filter(window => isWindowActive(window, now));
    const denying = active.filter(({ kind }) => kind === 'deny');
    if (denying.length) {
      return manual && denying.every(({ manualSync }) => manualSync);
    }
    const allowing = windows.filter(({ kind }) => kind === 'allow');
    if (!allowing.length || active.length) return true;
    return manual && allowing.every(({ manualSync }) => manualSync);
  }
}
