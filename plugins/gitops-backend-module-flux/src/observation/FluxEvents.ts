import { KubernetesSelection } from '../client';
import { eventSchema, FluxEvent } from '../client/wire';
import { DriftEvidence } from '../mapping';

const SILENCE_MS = 135 * 60_000;
const CHANGED = /^\S+\/\S+ (configured|created|deleted)$/m;

/**
 * What Events told about objects, by the object's key. An Event that expired is not forgotten: only a
 * newer one, or a newer state of the object, says something else. A drift that is not told again for over
 * two hours is silent, which is news about what Flux compares every hour or more often.
 */
export class FluxEvents {
  readonly #evidence = new Map<string, DriftEvidence>();
  /** When drift was last heard of, in the milliseconds of `now`. */
  readonly #heardAt = new Map<string, number>();

  read(key: string): DriftEvidence | undefined {
    return this.#evidence.get(key);
  }

  /** @returns the key of the object that it changes, if any. */
  apply(object: unknown, now: number): string | undefined {
    const parsed = eventSchema.safeParse(object);
    if (!parsed.success) return undefined;
    const event = parsed.data;
    const { kind, namespace, name, uid } = event.involvedObject;
    const key = `${kind}/${namespace}/${name}`;
    const known = this.#evidence.get(key);
    const before = known?.uid === uid ? known : undefined;
    const told = toEvidence(event, before);
    if (!told) return undefined;
    this.#evidence.set(key, { ...before, ...told, ...(uid && { uid }) });
    if (told.detected) this.#heardAt.set(key, now);
    return key;
  }

  /** Notices what was not heard of again. @returns the keys of the objects that it changes. */
  expire(now: number): string[] {
    const silent: string[] = [];
    for (const [key, heardAt] of this.#heardAt) {
      const evidence = this.#evidence.get(key);
      if (now - heardAt < SILENCE_MS || !evidence?.detected) continue;
      this.#heardAt.delete(key);
      const detected = { ...evidence.detected, isSilent: true };
      this.#evidence.set(key, { ...evidence, detected });
      silent.push(key);
    }
    return silent;
  }

  /**
   * Forgets what Events of a part told: they are of a time that the cluster does not know any more.
   *
   * @returns the keys of the objects that it changes
   */
  forget({ namespace, fieldSelector = '' }: KubernetesSelection): string[] {
    const [, kind] = /involvedObject\.kind=(\w+)/.exec(fieldSelector) ?? [];
    const prefix = namespace ? `${kind}/${namespace}/` : `${kind}/`;
    const keys = [...this.#evidence.keys()].filter(key =>
      key.startsWith(prefix),
    );
    for (const key of keys) {
      this.#evidence.delete(key);
      this.#heardAt.delete(key);
    }
    return keys;
  }

  /** Forgets what is about objects that are no more. */
  retain(exists: (key: string) => boolean): void {
    for (const key of [...this.#evidence.keys()]) {
      if (exists(key)) continue;
      this.#evidence.delete(key);
      this.#heardAt.delete(key);
    }
  }
}

/** What is new in an Event; undefined when it is old news, or about something else. */
function toEvidence(
  event: FluxEvent,
  before: DriftEvidence | undefined,
): DriftEvidence | undefined {
  const { reason, message, involvedObject } = event;
  const ownFirst = toSeconds(
    event.firstTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp,
  );
  const last =
    toSeconds(event.series?.lastObservedTime ?? event.lastTimestamp) ??
    ownFirst;
  if (!last || !ownFirst) return undefined;
  if (involvedObject.kind === 'Kustomization') {
    if (!CHANGED.test(message) || last < (before?.applied?.last ?? '')) {
      return undefined;
    }
    const lines = message.split('\n').filter(line => CHANGED.test(line));
    return { applied: { last, message: lines.join('\n') } };
  }
  switch (reason) {
    case 'DriftDetected': {
      const known = before?.detected;
      const isOther = (before?.corrected?.last ?? '') >= (known?.last ?? '');
      if (known && last < known.last) {
        return isOther || ownFirst >= known.first
          ? undefined
          : { detected: { ...known, first: ownFirst } };
      }
      const first =
        known && !isOther && known.first < ownFirst ? known.first : ownFirst;
      return { detected: { first, ownFirst, last, message, isSilent: false } };
    }
    case 'DriftCorrected':
      return last >= (before?.corrected?.last ?? '')
        ? { corrected: { last, message } }
        : undefined;
    case 'DriftCorrectionFailed':
      return last >= (before?.uncorrected?.last ?? '')
        ? { uncorrected: { last, message } }
        : undefined;
    default:
      return undefined;
  }
}

/** Whole seconds, as Flux writes its own times: else they cannot be compared. */
function toSeconds(time: string | null | undefined): string | undefined {
  return time?.replace(/\.\d+/, '') || undefined;
}
