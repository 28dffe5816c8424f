import { internText } from './internText';
import { LiveResource, selectProbeResource } from './selectProbeResource';
import { WrongField } from './WrongField';

const WORKLOADS: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
]);
const GENERATED: ReadonlySet<string> = new Set([
  'Application',
  'ApplicationSet',
]);
const ARGO = 'argoproj.io';

/** A resource of which there is something to say. */
export type NoteworthyResource = {
  kind: string;
  name?: string;
  status?: string;
  hook?: boolean;
  requiresPruning?: boolean;
  health?: { status?: string; message?: string };
};

/**
 * What we read of an Application's resources: most are Synced and Healthy, and there may be hundreds, so
 * only the others are held.
 */
export type ApplicationResources = {
  /** Neither Synced nor Healthy; all of them while the Application is being deleted. */
  noteworthy: readonly NoteworthyResource[];
  hasWorkload: boolean;
  /** Applications or ApplicationSets are among them: an app of apps. */
  hasApplications: boolean;
  /** The one to read when somebody wants to know whether the cluster answers. */
  probe?: LiveResource;
};

/** One resource as it is on the wire. Checked by hand: there are more of these than of anything else. */
export type RawResource = Record<string, unknown> & { kind: string };

/**
 * Reads one entry of `status.resources` as far as every one has to have it.
 *
 * @throws WrongField when it is no resource
 */
export function readResource(raw: unknown): RawResource {
  if (isObject(raw) && hasKind(raw)) return raw;
  throw new WrongField([]);
}

/**
 * Cuts the resources to what we read.
 *
 * @param resources - all of them
 * @param options - `isBeingDeleted`: what is left of the Application is what its deletion waits for
 */
export function condenseResources(
  resources: readonly RawResource[],
  options: { isBeingDeleted: boolean },
): ApplicationResources {
  const probe = selectProbeResource(resources);
  return {
    noteworthy: resources
      .filter(resource => options.isBeingDeleted || isNoteworthy(resource))
      .map(toNoteworthy),
    hasWorkload: resources.some(
      ({ kind, hook }) => WORKLOADS.has(kind) && hook !== true,
    ),
    hasApplications: resources.some(
      ({ kind, group }) => group === ARGO && GENERATED.has(kind),
    ),
    ...(probe && { probe }),
  };
}

function isNoteworthy({ status, health }: RawResource): boolean {
  const word = isObject(health) ? health.status : undefined;
  return status === 'OutOfSync' || (word !== undefined && word !== 'Healthy');
}

function toNoteworthy(resource: RawResource): NoteworthyResource {
  const { health } = resource;
  return {
    kind: internText(resource.kind),
    name: readText(resource.name),
    status: readText(resource.status),
    ...(resource.hook === true && { hook: true }),
    ...(resource.requiresPruning === true && { requiresPruning: true }),
    ...(isObject(health) && {
      health: {
        status: readText(health.status),
        message: readText(health.message),
      },
    }),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? internText(value) : undefined;
}

function hasKind(value: Record<string, unknown>): value is RawResource {
  return typeof value.kind === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
