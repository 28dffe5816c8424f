import { z } from 'zod/v4';
import { wire } from '../wire';

const { text, flag, labels, list, part } = wire;

const terminated = part(z.object({ reason: text, message: text }));
const state = part(
  z.object({
    running: part(z.object({})),
    waiting: part(z.object({ reason: text, message: text })),
    terminated,
  }),
);
const status = z.object({
  name: z.string(),
  image: text,
  ready: flag,
  restartCount: z.number().nullish(),
  state,
  lastState: part(z.object({ terminated })),
});
const container = z.object({ name: z.string(), image: text });

/** A Pod (core/v1), cut to what is shown. */
export const podObjectSchema = z.object({
  metadata: z.object({ annotations: labels }),
  spec: z.object({
    nodeName: text,
    containers: list(container),
    initContainers: list(container),
  }),
  status: part(
    z.object({
      phase: text,
      reason: text,
      containerStatuses: list(status),
      initContainerStatuses: list(status),
    }),
  ),
});

/** See {@link podObjectSchema}. */
export type PodObject = z.output<typeof podObjectSchema>;
