import { z } from 'zod/v4';
import { detailedSourceSchema } from './DetailedSource';
import { wire } from './wire';

const { text, flag, labels, list, part } = wire;
const optionalWords = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

const resource = z.object({
  group: text,
  version: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
  status: text,
  health: part(z.object({ status: text, message: text })),
  hook: flag,
  requiresPruning: flag,
  requiresDeletionConfirmation: flag,
  syncWave: z.number().nullish(),
});

const resourceResult = z.object({
  group: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
  status: text,
  message: text,
  hookType: text,
  hookPhase: text,
});

/** What somebody asked for. */
export const requestedOperationSchema = z.object({
  sync: part(
    z.object({
      revision: text,
      revisions: optionalWords,
      dryRun: flag,
      prune: flag,
    }),
  ),
  initiatedBy: part(z.object({ username: text, automated: flag })),
  info: list(z.object({ name: text, value: text })),
});

const operationState = z.object({
  phase: text,
  message: text,
  startedAt: text,
  finishedAt: text,
  retryCount: z.number().nullish(),
  operation: part(requestedOperationSchema),
  syncResult: part(
    z.object({ revision: text, resources: list(resourceResult) }),
  ),
});

/** All of an Application that its details and actions need; what is held of it for the list is less. */
export const applicationDetailSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    resourceVersion: text,
    deletionTimestamp: text,
    annotations: labels,
    ownerReferences: list(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    source: part(detailedSourceSchema),
    sources: list(detailedSourceSchema),
    syncPolicy: part(
      z.object({
        automated: part(
          z.object({ enabled: flag, prune: flag, selfHeal: flag }),
        ),
        syncOptions: optionalWords,
      }),
    ),
  }),
  /** A sync that is requested or running. */
  operation: part(requestedOperationSchema),
  status: part(
    z.object({
      sync: part(z.object({ status: text, revision: text })),
      health: part(
        z.object({ status: text, message: text, lastTransitionTime: text }),
      ),
      conditions: list(
        z.object({ type: z.string(), message: text, lastTransitionTime: text }),
      ),
      resources: list(resource),
      history: list(z.object({ id: z.number() })),
      operationState: part(operationState),
      reconciledAt: text,
      controllerNamespace: text,
      summary: part(z.object({ externalURLs: optionalWords })),
    }),
  ),
});

/** See {@link applicationDetailSchema}. */
export type ApplicationDetail = z.output<typeof applicationDetailSchema>;

/** One entry of `status.resources`. */
export type DetailedResource = z.output<typeof resource>;

/** What a sync did to one resource. */
export type ResourceResult = z.output<typeof resourceResult>;

/** What somebody asked for. */
export type RequestedOperation = z.output<typeof requestedOperationSchema>;

/** How a sync goes, or went. */
export type OperationState = z.output<typeof operationState>;
