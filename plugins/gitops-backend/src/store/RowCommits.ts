import { isDeepStrictEqual } from 'node:util';
import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';
import { RowCommitEvidence } from './RowHistory';
import {
  CommitReference,
  selectCommitReference,
} from './selectCommitReference';

/** What the sources of commits said about a reference. */
export type ToldCommit = CommitReference & {
  /** Absent when nobody knows it. */
  commit?: Commit;
  /** It only stands in for one that could not be told: what comes later is better. */
  isProvisional?: boolean;
};

/** A row whose commit is not known for good, with what is to be looked up. */
export type UnresolvedRow = {
  deployment: Deployment;
  reference: CommitReference & { sourceIndex: number };
};

type Kept = {
  key: string;
  commit: Commit | undefined;
  /** What the row ran when the commit was told. */
  delivery: Pick<Deployment, 'version' | 'images'>;
  operation: string | undefined;
};

/** The key is asked for with every look for what is not resolved, and made once. */
type KeyedReference = { key: string; reference: UnresolvedRow['reference'] };

/** Which commit each row shows. */
export class RowCommits {
  readonly #repository: string | undefined;
  readonly #told = new Map<string, ToldCommit>();
  readonly #references = new Map<string, KeyedReference>();
  /** One object for all rows that refer to the same, which may be all of an engine. */
  readonly #keyed = new Map<string, KeyedReference>();
  /** Ids of the rows that refer to a commit; one without rows is forgotten, the database has it. */
  readonly #rows = new Map<string, Set<string>>();
  readonly #kept = new Map<string, Kept>();
  /** Ids of the rows that refer to a commit which is not known for good. */
  readonly #unresolved = new Set<string>();

  /** @param repository - address of the platform repository, if one is configured */
  constructor(repository: string | undefined) {
    this.#repository = repository;
  }

  /** Takes over what was told. Returns the ids of the rows this may change. */
  add(commits: readonly ToldCommit[]): string[] {
    return commits.flatMap(told => {
      const key = toKey(told);
      const rows = this.#rows.get(key);
      if (!rows || isDeepStrictEqual(this.#told.get(key), told)) return [];
      this.#told.set(key, told);
      for (const id of rows) this.#note(id, told);
      return [...rows];
    });
  }

  /**
   * The commit a row shows from now on.
   *
   * A push that moves the revision must not take the commit of a row away for the seconds it takes to
   * learn that nothing of the row was touched. So the commit of before stays, even instead of one that
   * only stands in, while the version and the images are the same and nothing was synced since: then
   * nothing else can run. Once one of these changed it may be wrong, and showing none is better. A
   * Kustomization syncs at every revision, which proves nothing: its commit stays until something, be it
   * provisional, is told of the new revision, which the time limits of the sources bound.
   *
   * @param row - placed, without a commit
   */
  select(row: Deployment): Commit | undefined {
    const reference = selectCommitReference(row, {
      repository: this.#repository,
    });
    const keyed = reference && this.#share(reference);
    const key = keyed?.key;
    this.#refer(row.id, keyed);
    const told = key === undefined ? undefined : this.#told.get(key);
    const kept = this.#kept.get(row.id);
    if (!key || !reference?.paths) {
      this.#kept.delete(row.id);
      return told?.commit;
    }
    const { version, images } = row;
    const delivery = { version, images };
    const operation = row.operation?.startedAt ?? row.operation?.finishedAt;
    if (told && !told.isProvisional) {
      if (kept?.key !== key) {
        const { commit } = told;
        this.#kept.set(row.id, { key, commit, delivery, operation });
      }
      return told.commit;
    }
    if (!kept) return told?.commit;
    const runsTheSame = isDeepStrictEqual(kept.delivery, delivery);
    if (runsTheSame && kept.operation === operation) return kept.commit;
    if (runsTheSame && row.kind === 'Kustomization') {
      return told ? told.commit : kept.commit;
    }
    this.#kept.delete(row.id);
    return told?.commit;
  }

  /** What the commit that {@link RowCommits.select} chose proves. */
  evidence(id: string): RowCommitEvidence {
    const commit = this.#kept.get(id)?.commit;
    return {
      isOfPaths: this.#references.get(id)?.reference.paths !== undefined,
      ...(commit && { commitOfPaths: commit }),
    };
  }

  /** Forgets a row that is gone. */
  delete(id: string): void {
    this.#refer(id, undefined);
    this.#kept.delete(id);
  }

  /** What is to be looked up, by the id of the row: each whose commit is not known for good. */
  *listUnresolved(): Iterable<[string, UnresolvedRow['reference']]> {
    for (const id of this.#unresolved) {
      const known = this.#references.get(id);
      if (known) yield [id, known.reference];
    }
  }

  #share(reference: UnresolvedRow['reference']): KeyedReference {
    const key = toKey(reference);
    const known = this.#keyed.get(key);
    return known?.reference.sourceIndex === reference.sourceIndex
      ? known
      : { key, reference };
  }

  #note(id: string, told: ToldCommit | undefined): void {
    if (told?.commit && !told.isProvisional) this.#unresolved.delete(id);
    else this.#unresolved.add(id);
  }

  #refer(id: string, now: KeyedReference | undefined): void {
    const before = this.#references.get(id);
    if (now) {
      this.#references.set(id, now);
      this.#note(id, this.#told.get(now.key));
    } else {
      this.#references.delete(id);
      this.#unresolved.delete(id);
    }
    if (before?.key === now?.key) return;
    if (now) {
      const rows = this.#rows.get(now.key) ?? new Set();
      this.#rows.set(now.key, rows.add(id));
      if (!this.#keyed.has(now.key)) this.#keyed.set(now.key, now);
    }
    const left = before && this.#rows.get(before.key);
    if (!left) return;
    left.delete(id);
    if (left.size > 0) return;
    this.#rows.delete(before.key);
    this.#keyed.delete(before.key);
    this.#told.delete(before.key);
  }
}

function toKey({ repository, revision, paths }: CommitReference): string {
  return JSON.stringify([repository, revision, paths]);
}
