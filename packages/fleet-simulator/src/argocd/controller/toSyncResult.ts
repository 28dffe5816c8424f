import {
  ApplicationOperation,
  ApplicationOperationState,
  ArgocdApplication,
} from '../ArgocdApplication';
import { JsonObject } from '../../Json';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { isChosen } from './isChosen';
import { readSyncOptions } from './readSyncOptions';
import { toSource } from './toSource';

/**
 * What a successful sync reports: each resource as the API server answered.
 *
 * @param options.before - what ran before it
 */
export function toSyncResult(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: { desired: DesiredState; revision: string; before?: DesiredState },
): ApplicationOperationState['syncResult'] {
  const { desired, revision, before } = options;
  const { resources: only, dryRun, prune, source } = operation.sync;
  const chosen = (each: DesiredResource) => !only || isChosen(each, only);
  const wanted = new Set(desired.resources.map(toResourceKey));
  const running = new Map(
    (before?.resources ?? []).map(each => [toResourceKey(each), each]),
  );
  const end = dryRun ? ' (dry run)' : '';
  const hookPhase = dryRun ? 'Succeeded' : 'Running';
  const applied = desired.resources.filter(chosen).map(resource => {
    const { kind, group, name } = resource;
    const type = [kind.toLowerCase(), group].filter(Boolean).join('.');
    const known = running.get(toResourceKey(resource));
    const how = toVerb(operation, resource, { isFirst: !before, known });
    return toResult(resource, {
      status: 'Synced',
      message: `${type}/${name} ${how}${end}`,
      hookPhase,
    });
  });
  const dropped = [...running.values()]
    .filter(each => !wanted.has(toResourceKey(each)) && chosen(each))
    .map(resource => {
      const isPruned = prune && !isKept(resource);
      return toResult(resource, {
        status: isPruned ? 'Pruned' : 'PruneSkipped',
        message: isPruned ? `pruned${end}` : 'ignored (requires pruning)',
        hookPhase,
      });
    });
  return {
    resources: [...applied, ...dropped],
    revision,
    source: source ?? toSource(application),
  };
}

function toResult(
  { group, version, kind, namespace = '', name, images }: DesiredResource,
  result: { status: string; message: string; hookPhase: string },
): JsonObject {
  const { status, message, hookPhase } = result;
  return {
    group,
    version,
    kind,
    namespace,
    name,
    status,
    message,
    hookPhase,
    syncPhase: 'Sync',
    ...(images ? { images } : {}),
  };
}

function toVerb(
  { sync }: ApplicationOperation,
  resource: DesiredResource,
  { isFirst, known }: { isFirst: boolean; known?: DesiredResource },
): string {
  if (sync.syncOptions?.includes('ServerSideApply=true')) {
    return 'serverside-applied';
  }
  if (isFirst || !known) return 'created';
  return JSON.stringify(known) === JSON.stringify(resource)
    ? 'unchanged'
    : 'configured';
}

/** Resources that were applied before and stay although Git dropped them: annotated `Prune=false`. */
export function toKeptResources(
  before: DesiredState | undefined,
  desired: DesiredState,
): DesiredResource[] {
  const wanted = new Set(desired.resources.map(toResourceKey));
  return (before?.resources ?? []).filter(
    resource => !wanted.has(toResourceKey(resource)) && isKept(resource),
  );
}

function isKept(resource: DesiredResource): boolean {
  return readSyncOptions(resource).includes('Prune=false');
}
