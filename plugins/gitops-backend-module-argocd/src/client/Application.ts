import { z } from 'zod/v4';
import { condenseResources, rawResourcesSchema } from './ApplicationResources';
import { applicationSourceSchema } from './ApplicationSource';
import { wire } from './wire';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const { text, sharedText, flag, words, labels, list, part } = wire;
const source = applicationSourceSchema;

/** Without the whole object as text, which kubectl leaves there. */
const annotations = labels.transform(
  ({ [LAST_APPLIED]: _dropped, ...rest }) => rest,
);

const initiator = part(
  z
    .object({ username: sharedText, automated: flag })
    .transform(
      ({ username, automated }) =>
        username ?? (automated ? 'automated' : undefined),
    ),
);

/** Of its resources only their images are held. */
const syncResult = z.object({
  resources: list(z.object({ images: words })).transform(resources => [
    ...new Set(resources.flatMap(({ images }) => images)),
  ]),
});

const historyEntry = z.object({
  id: z.number().nullish(),
  revision: sharedText,
  revisions: words,
  source: part(source),
  sources: list(source),
  deployStartedAt: text,
  deployedAt: text,
  /** A user's name, or `automated`. */
  initiatedBy: initiator,
});

const hydration = part(
  z.object({ drySHA: sharedText, hydratedSHA: sharedText }),
);

/**
 * The fields of an Application we read (argoproj.io/v1alpha1). Words of Argo CD
 * stay strings here: a word we have never heard of must not hide the Application.
 */
const wholeSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: text,
    resourceVersion: text,
    deletionTimestamp: text,
    labels,
    annotations,
    ownerReferences: list(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    project: sharedText,
    destination: z.object({
      name: sharedText,
      server: sharedText,
      namespace: sharedText,
    }),
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
          status: sharedText,
          revision: sharedText,
          revisions: words,
          comparedTo: part(
            z.object({ source: part(source), sources: list(source) }),
          ),
        }),
      ),
      health: part(
        z.object({
          status: sharedText,
          message: text,
          lastTransitionTime: text,
        }),
      ),
      history: list(historyEntry),
      conditions: list(
        z.object({
          type: z.string(),
          message: text,
          lastTransitionTime: text,
        }),
      ),
      resources: rawResourcesSchema,
      operationState: part(
        z.object({
          phase: sharedText,
          message: text,
          startedAt: text,
          finishedAt: text,
          operation: part(
            z.object({
              sync: part(z.object({ dryRun: flag })),
              initiatedBy: initiator,
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

/** An Application on the wire, and what of it is held. */
export const applicationSchema = wholeSchema.transform(application => ({
  ...application,
  status: application.status && {
    ...application.status,
    resources: condenseResources(application.status.resources, {
      isBeingDeleted: Boolean(application.metadata.deletionTimestamp),
    }),
  },
}));

/** An Application as Argo CD sends it, cut to what we read. */
export type Application = z.output<typeof applicationSchema>;

/** One successful sync that Argo CD remembers. */
export type ApplicationHistoryEntry = z.output<typeof historyEntry>;
