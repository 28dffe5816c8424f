import {
  ApplicationOperation,
  ApplicationOperationState,
  ArgocdApplication,
} from '../ArgocdApplication';
import { JsonObject } from '../../Json';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { readSyncOptions } from './readSyncOptions';
import { toSource } from './toSource';

/** What a successful sync reports: each resource as the API server answered. */
export function toSyncResult(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: { desired: DesiredState; revision: string },
): ApplicationOperationState['syncResult'] {
  const only = operation.sync.resources?.map(
    ({ kind, name }) => `${kind}/${name}`,
  );
  return {
    resources: options.desired.resources
      .filter(({ kind, name }) => !only || only.includes(`${kind}/${name}`))
      .map(resource => toResult(resource, serverSide(application))),
    revision: options.revision,
    source: toSource(application),
  };
}

function toResult(resource: DesiredResource, applied: string): JsonObject {
  const { group, version, kind, namespace = '', name, images } = resource;
  const type = [kind.toLowerCase(), group].filter(Boolean).join('.');
  return {
    group,
    version,
    kind,
    namespace,
    name,
    status: 'Synced',
    message: `${type}/${name} ${applied}`,
    hookPhase: 'Running',
    syncPhase: 'Sync',
    ...(images ? { images } : {}),
  };
}

function serverSide({ spec }: ArgocdApplication): string {
  return spec.syncPolicy?.syncOptions?.includes('ServerSideApply=true')
    ? 'serverside-applied'
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
