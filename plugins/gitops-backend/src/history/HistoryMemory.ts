import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { RowCommitEvidence, RowHistory } from '../store/RowHistory';
import { dateRow } from './dateRow';
import { deriveChange } from './deriveChange';
import { deriveKnownDrift } from './deriveKnownDrift';
import { HistoryState } from './HistoryState';
import { mergePending } from './mergePending';
import { PendingChange } from './PendingChange';

const MOST_PENDING = 5_000;
const MOST_TRANSITIONS = 50;

/**
 * What is kept of every Deployment, in memory, and what of it is not written yet. Bounded: when the
 * database is too slow for what happens, a Deployment waits with a mark only, and is compared again when
 * there is room; what it was in between is lost, what it is is not.
 */
export class HistoryMemory implements RowHistory {
  readonly #clock: () => Date;
  readonly #states = new Map<string, HistoryState>();
  #pending = new Map<string, PendingChange>();
  #inFlight = new Map<string, PendingChange>();
  /** Ids that are to be compared again, and when. */
  readonly #later = new Map<string, number>();
  #isLoaded = false;
  #wake = () => {};

  constructor(options: { clock: () => Date }) {
    this.#clock = options.clock;
  }

  date(row: Deployment, evidence: RowCommitEvidence): Deployment {
    const seenAt = this.#clock();
    const before = this.#states.get(row.id);
    if (this.#isLoaded) this.#take(row, { ...evidence, seenAt, before });
    // What an engine cannot tell now may be told by what was known before this very sighting.
    const drift = deriveKnownDrift(row, before);
    return dateRow(
      { ...row, drift },
      this.#states.get(row.id),
      seenAt.getTime(),
    );
  }

  /** Takes what is kept in the database. From then on what is seen is compared with it. */
  load(states: Iterable<[string, HistoryState]>): void {
    for (const [id, state] of states) this.#states.set(id, state);
  }

  /** Everything was loaded. */
  begin(): void {
    this.#isLoaded = true;
  }

  get(id: string): HistoryState | undefined {
    return this.#states.get(id);
  }

  /** Forgets Deployments that are not kept any more. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#states.delete(id);
  }

  /** Whether everything that was seen is written. */
  isAtRest(): boolean {
    return (
      this.#isLoaded &&
      this.#pending.size + this.#inFlight.size + this.#later.size === 0
    );
  }

  /** Whether something waits to be written. */
  hasPending(): boolean {
    return this.#pending.size > 0;
  }

  /** How many Deployments have something that is not written yet. */
  countPending(): number {
    return this.#pending.size + this.#inFlight.size;
  }

  /** Called when there is something to write. */
  onPending(wake: () => void): void {
    this.#wake = wake;
  }

  /** Ids to be compared again now, as far as there is room: the store draws them anew. */
  takeLater(): string[] {
    const now = this.#clock().getTime();
    const room = MOST_PENDING - this.#pending.size;
    const due = [...this.#later]
      .filter(([, at]) => at <= now)
      .slice(0, Math.max(0, room))
      .map(([id]) => id);
    due.forEach(id => this.#later.delete(id));
    return due;
  }

  /** Milliseconds until there is something to compare again; undefined when there is not. */
  untilLater(): number | undefined {
    if (this.#later.size === 0) return undefined;
    const next = [...this.#later.values()].reduce((a, b) => Math.min(a, b));
    return Math.max(0, next - this.#clock().getTime());
  }

  /** So many changes to be written, in an order that is the same for all who write. */
  takePending(most: number): PendingChange[] {
    const taken = [...this.#pending.values()]
      .slice(0, most)
      .sort((a, b) => (a.deployment < b.deployment ? -1 : 1));
    for (const each of taken) {
      this.#pending.delete(each.deployment);
      this.#inFlight.set(each.deployment, each);
    }
    return taken;
  }

  /** What was taken could not be written: it is to be taken again, before what came since. */
  putBack(): void {
    const later = this.#pending;
    this.#pending = this.#inFlight;
    this.#inFlight = new Map();
    for (const [id, each] of later) {
      this.#pending.set(id, mergePending(this.#pending.get(id), each));
    }
  }

  /**
   * What was taken is written, except where another replica was first: there its word counts, and
   * after a pause the row is compared with it, as it may show the same by then.
   *
   * @param lost - what stands in the database instead
   */
  settle(
    lost: Iterable<[string, HistoryState]>,
    options: { pauseMs: number },
  ): void {
    this.#inFlight.clear();
    const at = this.#clock().getTime() + options.pauseMs;
    for (const [id, state] of lost) {
      this.#states.set(id, state);
      this.#pending.delete(id);
      this.#later.set(id, at);
    }
  }

  #take(
    row: Deployment,
    sight: RowCommitEvidence & {
      seenAt: Date;
      before: HistoryState | undefined;
    },
  ): void {
    const { id } = row;
    if (this.#later.has(id)) return;
    const { before, ...rest } = sight;
    const change = deriveChange(
      before,
      { row, ...rest },
      deriveKnownDrift(row, before),
    );
    if (!change) return;
    if (change.isKept && !this.#hasRoom(id)) {
      this.#later.set(id, 0);
      this.#wake();
      return;
    }
    this.#states.set(id, change.state);
    if (!change.isKept) return;
    const { state, transitions, deliveries } = change;
    const pending = {
      deployment: id,
      base: before?.sequence ?? 0,
      state,
      transitions,
      deliveries,
    };
    this.#pending.set(id, mergePending(this.#pending.get(id), pending));
    this.#wake();
  }

  #hasRoom(id: string): boolean {
    const pending = this.#pending.get(id);
    return pending
      ? pending.transitions.length < MOST_TRANSITIONS
      : this.#pending.size < MOST_PENDING;
  }
}
