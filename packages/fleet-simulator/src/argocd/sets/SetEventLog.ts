import { toUid } from '../controller/toNewApplication';
import { ArgocdApplicationSet } from './ArgocdApplicationSet';

const KEPT = 100;

/** A Kubernetes Event about an ApplicationSet, as its API shows it. */
export type SetEvent = ReturnType<typeof toEvent>;

/** What the controller of the ApplicationSets tells in Events; what repeats itself is counted. */
export class SetEventLog {
  private readonly events = new Map<string, SetEvent[]>();

  constructor(private readonly nextVersion: () => string) {}

  /** Newest last. */
  list({ metadata }: Pick<ArgocdApplicationSet, 'metadata'>): SetEvent[] {
    return this.events.get(metadata.uid) ?? [];
  }

  /** Notes that something was done. */
  record(
    set: ArgocdApplicationSet,
    what: { reason: 'created' | 'updated' | 'deleted'; message: string },
    now: string,
  ) {
    const known = this.list(set);
    const same = known.find(({ message }) => message === what.message);
    const resourceVersion = this.nextVersion();
    const event = same
      ? {
          ...same,
          metadata: { ...same.metadata, resourceVersion },
          count: same.count + 1,
          lastTimestamp: now,
        }
      : toEvent(set, { ...what, resourceVersion, now });
    this.events.set(
      set.metadata.uid,
      [...known.filter(each => each !== same), event].slice(-KEPT),
    );
  }
}

function toEvent(
  { metadata }: ArgocdApplicationSet,
  options: {
    reason: string;
    message: string;
    resourceVersion: string;
    now: string;
  },
) {
  const { reason, message, resourceVersion, now } = options;
  const { namespace, name } = metadata;
  const component = 'applicationset-controller';
  const uid = toUid(`${metadata.uid}/${message}/${now}`);
  return {
    metadata: {
      name: `${name}.${uid.replace(/-/g, '').slice(0, 16)}`,
      namespace,
      uid,
      resourceVersion,
      creationTimestamp: now,
    },
    involvedObject: {
      kind: 'ApplicationSet',
      namespace,
      name,
      uid: metadata.uid,
      apiVersion: 'argoproj.io/v1alpha1',
      resourceVersion: metadata.resourceVersion,
    },
    reason,
    message,
    source: { component },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
    type: 'Normal',
    eventTime: null,
    reportingComponent: component,
  };
}
