import {
  ClusterReachability,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/** What probes said of clusters, by name, also in observations before: an engine that was away forgets none. */
export class ReachabilityMemory {
  private readonly known = new Map<string, ClusterReachability>();
  private readonly answeredAt = new Map<string, string>();

  get(name: string): ClusterReachability | undefined {
    return this.known.get(name);
  }

  /**
   * Takes that a cluster answered, or why it did not.
   *
   * @param name - of the cluster
   * @param probe - `at`: now, ISO 8601; `error`: why it did not answer
   */
  note(name: string, probe: { at: string; error?: EngineProblem }): void {
    const before = this.known.get(name);
    const { at, error } = probe;
    if (!error) {
      this.answeredAt.set(name, at);
      if (!before?.ok) this.known.set(name, { ok: true, since: at });
      return;
    }
    const answeredAt = this.answeredAt.get(name);
    const since = before?.ok === false ? before.since : at;
    this.known.set(name, {
      ok: false,
      since,
      ...(answeredAt && { answeredAt }),
      error,
    });
  }

  /** Takes that nobody can tell any more. @returns whether anybody could before. */
  forget(name: string): boolean {
    this.answeredAt.delete(name);
    return this.known.delete(name);
  }
}
