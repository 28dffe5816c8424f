import {
  ApplicationResources,
  condenseResources,
  readResource,
} from './ApplicationResources';
import { readSource } from './ApplicationSource';
import { field, WireObject } from './field';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An Application as Argo CD sends it, cut to what we read. */
export type Application = ReturnType<typeof readApplication>;

/** One successful sync that Argo CD remembers. */
export type ApplicationHistoryEntry = ReturnType<typeof readHistoryEntry>;

/**
 * Reads the fields of an Application (argoproj.io/v1alpha1) that we use. Words of Argo CD stay strings
 * here: a word we have never heard of must not hide the Application.
 *
 * @throws WrongField when one is of another type
 */
export function readApplication(raw: unknown) {
  const whole = field.object(raw);
  const metadata = field.whole(whole, 'metadata', readMetadata);
  return {
    metadata,
    spec: field.whole(whole, 'spec', readSpec),
    /** A sync that is requested or running. */
    operation: field.part(whole, 'operation', operation => ({
      sync: field.part(operation, 'sync', sync => ({
        revision: field.text(sync, 'revision'),
      })),
    })),
    status: field.part(whole, 'status', status =>
      readStatus(status, {
        isBeingDeleted: Boolean(metadata.deletionTimestamp),
      }),
    ),
  };
}

function readMetadata(metadata: WireObject) {
  return {
    name: field.required(metadata, 'name'),
    namespace: field.required(metadata, 'namespace'),
    uid: field.text(metadata, 'uid'),
    resourceVersion: field.text(metadata, 'resourceVersion'),
    deletionTimestamp: field.text(metadata, 'deletionTimestamp'),
    labels: field.labels(metadata, 'labels'),
    annotations: readAnnotations(metadata),
    ownerReferences: field.parts(metadata, 'ownerReferences', owner => ({
      kind: field.text(owner, 'kind') ?? '',
      name: field.text(owner, 'name') ?? '',
    })),
  };
}

/** Without the whole object as text, which kubectl leaves there. */
function readAnnotations(metadata: WireObject): Record<string, string> {
  const { [LAST_APPLIED]: _dropped, ...rest } = field.labels(
    metadata,
    'annotations',
  );
  return rest;
}

function readSpec(spec: WireObject) {
  return {
    project: field.sharedText(spec, 'project'),
    destination: field.whole(spec, 'destination', destination => ({
      name: field.sharedText(destination, 'name'),
      server: field.sharedText(destination, 'server'),
      namespace: field.sharedText(destination, 'namespace'),
    })),
    source: field.part(spec, 'source', readSource),
    sources: field.parts(spec, 'sources', readSource),
    sourceHydrator: field.part(spec, 'sourceHydrator', hydrator => ({
      drySource: field.whole(hydrator, 'drySource', readSource),
      syncSource: field.part(hydrator, 'syncSource', source => ({
        repoURL: field.text(source, 'repoURL'),
        targetBranch: field.text(source, 'targetBranch'),
        path: field.text(source, 'path'),
      })),
    })),
    syncPolicy: field.part(spec, 'syncPolicy', policy => ({
      automated: field.part(policy, 'automated', automated => ({
        enabled: field.flag(automated, 'enabled'),
        prune: field.flag(automated, 'prune'),
        selfHeal: field.flag(automated, 'selfHeal'),
      })),
    })),
  };
}

function readStatus(status: WireObject, options: { isBeingDeleted: boolean }) {
  return {
    sync: field.part(status, 'sync', readSync),
    health: field.part(status, 'health', health => ({
      status: field.sharedText(health, 'status'),
      message: field.text(health, 'message'),
      lastTransitionTime: field.text(health, 'lastTransitionTime'),
    })),
    history: field.parts(status, 'history', readHistoryEntry),
    conditions: field.parts(status, 'conditions', condition => ({
      type: field.text(condition, 'type') ?? '',
      message: field.text(condition, 'message'),
      lastTransitionTime: field.text(condition, 'lastTransitionTime'),
    })),
    resources: readResources(status, options),
    operationState: field.part(status, 'operationState', readOperationState),
    summary: field.part(status, 'summary', summary => ({
      images: field.words(summary, 'images'),
    })),
    reconciledAt: field.text(status, 'reconciledAt'),
    controllerNamespace: field.text(status, 'controllerNamespace'),
    sourceHydrator: field.part(status, 'sourceHydrator', hydrator => ({
      currentOperation: field.part(hydrator, 'currentOperation', readHydration),
      lastSuccessfulOperation: field.part(
        hydrator,
        'lastSuccessfulOperation',
        readHydration,
      ),
    })),
  };
}

function readResources(
  status: WireObject,
  options: { isBeingDeleted: boolean },
): ApplicationResources {
  const resources = field.list(status, 'resources', readResource);
  return condenseResources(resources, options);
}

function readSync(sync: WireObject) {
  return {
    status: field.sharedText(sync, 'status'),
    revision: field.sharedText(sync, 'revision'),
    revisions: field.words(sync, 'revisions'),
    comparedTo: field.part(sync, 'comparedTo', compared => ({
      source: field.part(compared, 'source', readSource),
      sources: field.parts(compared, 'sources', readSource),
    })),
  };
}

function readHistoryEntry(entry: WireObject) {
  return {
    id: field.number(entry, 'id'),
    revision: field.sharedText(entry, 'revision'),
    revisions: field.words(entry, 'revisions'),
    source: field.part(entry, 'source', readSource),
    sources: field.parts(entry, 'sources', readSource),
    deployStartedAt: field.text(entry, 'deployStartedAt'),
    deployedAt: field.text(entry, 'deployedAt'),
    /** A user's name, or `automated`. */
    initiatedBy: field.part(entry, 'initiatedBy', readInitiator),
  };
}

function readOperationState(state: WireObject) {
  return {
    phase: field.sharedText(state, 'phase'),
    message: field.text(state, 'message'),
    startedAt: field.text(state, 'startedAt'),
    finishedAt: field.text(state, 'finishedAt'),
    operation: field.part(state, 'operation', operation => ({
      sync: field.part(operation, 'sync', sync => ({
        dryRun: field.flag(sync, 'dryRun'),
      })),
      initiatedBy: field.part(operation, 'initiatedBy', readInitiator),
    })),
    /** Of its resources only their images are held. */
    syncResult: field.part(state, 'syncResult', result => ({
      resources: [
        ...new Set(field.parts(result, 'resources', readImages).flat()),
      ],
    })),
  };
}

function readImages(resource: WireObject): readonly string[] {
  return field.words(resource, 'images');
}

function readInitiator(initiator: WireObject): string | undefined {
  const automated = field.flag(initiator, 'automated');
  return (
    field.sharedText(initiator, 'username') ??
    (automated ? 'automated' : undefined)
  );
}

function readHydration(operation: WireObject) {
  return {
    drySHA: field.sharedText(operation, 'drySHA'),
    hydratedSHA: field.sharedText(operation, 'hydratedSHA'),
  };
}
