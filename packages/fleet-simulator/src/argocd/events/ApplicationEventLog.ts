import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationStore } from '../controller/ApplicationStore';
import { toUid } from '../controller/toNewApplication';

const KEPT = 100;

type Told = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component?: string;
};

/** What was told, of the Application as it was then. */
type Noted = Told & { application: ArgocdApplication; at: string };

/** What the application controller and the API server told of Applications in Events. */
export class ApplicationEventLog {
  private readonly events = new Map<string, Noted[]>();
  private readonly known = new Map<string, ArgocdApplication>();
  private readonly stopListening: () => void;

  /**
   * @param options.now - ISO 8601, whole seconds
   */
  constructor(
    private readonly options: { store: ApplicationStore; now: () => string },
  ) {
    for (const each of options.store.list()) {
      this.known.set(each.metadata.uid, each);
    }
    this.stopListening = options.store.subscribe(({ type, application }) => {
      const { uid } = application.metadata;
      const before = this.known.get(uid);
      if (type === 'DELETED') {
        this.known.delete(uid);
        this.events.delete(uid);
        return;
      }
      this.known.set(uid, application);
      toChanges(before, application).forEach(told =>
        this.record(application, told),
      );
    });
  }

  /** Oldest first. */
  list({ metadata }: ArgocdApplication): JsonObject[] {
    return (this.events.get(metadata.uid) ?? []).map(toEvent);
  }

  /** Notes that something was told. */
  record(application: ArgocdApplication, told: Told) {
    const { uid } = application.metadata;
    const noted = { ...told, application, at: this.options.now() };
    const before = this.events.get(uid);
    if (!before) this.events.set(uid, [noted]);
    else if (before.push(noted) > KEPT) before.shift();
  }

  stop() {
    this.stopListening();
  }
}

function toEvent(noted: Noted): JsonObject {
  const { application, at, type, reason, message } = noted;
  const { component = 'argocd-application-controller' } = noted;
  const { metadata, spec } = application;
  const uid = toUid(`${metadata.uid}/${metadata.resourceVersion}/${message}`);
  return {
    metadata: {
      name: `${metadata.name}.${uid.replace(/-/g, '').slice(0, 16)}`,
      namespace: metadata.namespace,
      uid,
      resourceVersion: metadata.resourceVersion,
      creationTimestamp: at,
      annotations: {
        'dest-namespace': spec.destination.namespace ?? '',
        'dest-server': spec.destination.server ?? '',
      },
    },
    involvedObject: {
      kind: 'Application',
      namespace: metadata.namespace,
      name: metadata.name,
      uid: metadata.uid,
      apiVersion: 'argoproj.io/v1alpha1',
      resourceVersion: metadata.resourceVersion,
    },
    reason,
    message,
    source: { component },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    type,
    eventTime: null,
  };
}

function toChanges(
  before: ArgocdApplication | undefined,
  { status, operation }: ArgocdApplication,
): Told[] {
  const changes: Told[] = [];
  const updated = (what: string, from = '', to = '') => {
    if (from === to) return;
    changes.push({
      type: 'Normal',
      reason: 'ResourceUpdated',
      message: `Updated ${what} status: ${from} -> ${to}`,
    });
  };
  updated('sync', before?.status.sync.status, status.sync.status);
  updated('health', before?.status.health.status, status.health.status);
  const { automated, username } = operation?.initiatedBy ?? {};
  if (operation && !before?.operation && automated && !username) {
    changes.push({
      type: 'Normal',
      reason: 'OperationStarted',
      message: `Initiated automated sync to '${operation.sync.revision ?? ''}'`,
    });
  }
  const state = status.operationState;
  const isOver = state?.finishedAt && !operation;
  if (isOver && before?.operation) {
    const succeeded = state.phase === 'Succeeded';
    const revision =
      state.syncResult?.revision ?? state.operation.sync.revision ?? '';
    changes.push({
      type: succeeded ? 'Normal' : 'Warning',
      reason: 'OperationCompleted',
      message: succeeded
        ? `Sync operation to ${revision} succeeded`
        : `Sync operation to ${revision} failed: ${state.message ?? ''}`,
    });
  }
  return changes;
}
