import { z } from 'zod/v4';
import { deriveFingerprint } from './deriveFingerprint';
import { parseHelmValues } from './parseHelmValues';

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);
const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);
const words = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});
/** Go writes an empty list as null, an empty struct as `{}`, and leaves out what has `omitempty`. */
const list = <T extends z.ZodTypeAny>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value): z.output<T>[] => value ?? []);
const part = <T extends z.ZodTypeAny>(object: T) =>
  object
    .nullish()
    .transform((value): z.output<T> | undefined => value ?? undefined);

/** `fingerprint` tells two sources apart by everything they hold, also by what we do not read. */
const source = z
  .record(z.string(), z.unknown())
  .transform(raw => ({ ...raw, fingerprint: deriveFingerprint(raw) }))
  .pipe(
    z.object({
      fingerprint: z.string(),
      repoURL: text,
      path: text,
      targetRevision: text,
      chart: text,
      ref: text,
      helm: part(
        z.object({
          values: text.transform(parseHelmValues),
          valuesObject: z.unknown().optional(),
          parameters: list(z.object({ name: text, value: text })),
        }),
      ),
      kustomize: part(z.object({ images: words })),
    }),
  );

const syncResult = z.object({
  revision: text,
  revisions: words,
  resources: list(z.object({ images: words })),
});

const historyEntry = z.object({
  id: z.number().nullish(),
  revision: text,
  revisions: words,
  source: part(source),
  sources: list(source),
  deployedAt: text,
  initiatedBy: part(z.object({ username: text })),
});

const hydration = part(z.object({ drySHA: text, hydratedSHA: text }));

/**
 * The fields of an Application we read (argoproj.io/v1alpha1). Words of Argo CD
 * stay strings here: a word we have never heard of must not hide the Application.
 */
export const applicationSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: text,
    resourceVersion: text,
    deletionTimestamp: text,
    labels,
    annotations: labels,
    ownerReferences: list(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    project: text,
    destination: z.object({ name: text, server: text, namespace: text }),
    source: part(source),
    sources: list(source),
    sourceHydrator: part(
      z.object({
        drySource: source,
        syncSource: part(
          z.object({ repoURL: text, targetBranch: text, path: text }),
        ),
      }),
    ),
    syncPolicy: part(
      z.object({
        automated: part(
          z.object({ enabled: flag, prune: flag, selfHeal: flag }),
        ),
      }),
    ),
  }),
  /** A sync that is requested or running. */
  operation: part(z.object({ sync: part(z.object({ revision: text })) })),
  status: z
    .object({
      sync: part(
        z.object({
          status: text,
          revision: text,
          revisions: words,
          comparedTo: part(
            z.object({ source: part(source), sources: list(source) }),
          ),
        }),
      ),
      health: part(
        z.object({ status: text, message: text, lastTransitionTime: text }),
      ),
      history: list(historyEntry),
      conditions: list(
        z.object({
          type: z.string(),
          message: text,
          lastTransitionTime: text,
        }),
      ),
      resources: list(
        z.object({
          kind: z.string(),
          name: text,
          status: text,
          hook: flag,
          requiresPruning: flag,
          health: part(z.object({ status: text, message: text })),
        }),
      ),
      operationState: part(
        z.object({
          phase: text,
          message: text,
          startedAt: text,
          finishedAt: text,
          operation: part(
            z.object({
              sync: part(z.object({ dryRun: flag })),
              initiatedBy: part(z.object({ username: text })),
            }),
          ),
          syncResult: part(syncResult),
        }),
      ),
      summary: part(z.object({ images: words })),
      reconciledAt: text,
      controllerNamespace: text,
      sourceHydrator: part(
        z.object({
          currentOperation: hydration,
          lastSuccessfulOperation: hydration,
        }),
      ),
    })
    .nullish()
    .transform(value => value ?? undefined),
});

/** An Application as Argo CD sends it, cut to what we read. */
export type Application = z.output<typeof applicationSchema>;

/** One source of an Application. */
export type ApplicationSource = z.output<typeof source>;

/** One successful sync that Argo CD remembers. */
export type ApplicationHistoryEntry = z.output<typeof historyEntry>;
