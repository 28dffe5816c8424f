import { z } from 'zod/v4';
import { parseGenerator } from './parseGenerator';
import { wire } from './wire';

const { text, sharedText, labels, list, part } = wire;

const pathOnly = z.object({ path: text });

/** The fields of an ApplicationSet we read (argoproj.io/v1alpha1). */
export const applicationSetSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    resourceVersion: text,
    annotations: labels,
  }),
  spec: z.object({
    generators: z
      .array(z.unknown())
      .nullish()
      .transform(items => (items ?? []).map(item => parseGenerator(item))),
    /** How many steps a RollingSync strategy has; absent for any other. */
    strategy: part(
      z
        .object({
          type: text,
          rollingSync: part(z.object({ steps: list(z.unknown()) })),
        })
        .transform(({ type, rollingSync }) =>
          type === 'RollingSync'
            ? { steps: rollingSync?.steps.length ?? 0 }
            : undefined,
        ),
    ),
    template: part(
      z.object({
        metadata: part(z.object({ name: text, labels })),
        spec: part(
          z.object({
            project: text,
            source: part(pathOnly),
            sources: list(pathOnly),
          }),
        ),
      }),
    ),
  }),
  status: part(
    z.object({
      conditions: list(
        z.object({
          type: z.string(),
          status: text,
          reason: text,
          message: text,
          lastTransitionTime: text,
        }),
      ),
      /** Since Argo CD 3.4. */
      health: part(z.object({ status: text })),
      /** Of a RollingSync strategy, when the controller follows it. */
      applicationStatus: list(
        z.object({
          application: z.string(),
          status: sharedText,
          /** Counted from 1; `-1` for one that no step selects. */
          step: sharedText,
        }),
      ),
    }),
  ),
});

/** An ApplicationSet as Argo CD sends it, cut to what we read. */
export type ApplicationSet = z.output<typeof applicationSetSchema>;
