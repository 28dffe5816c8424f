import { z } from 'zod/v4';
import { internText } from './internText';

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

/**
 * How Argo CD writes fields: Go writes an empty list as null, an empty struct as `{}`, and leaves out
 * what has `omitempty`.
 */
export const wire = {
  /** Empty is absent. */
  text,
  /** One of few texts that many objects have; kept once. */
  sharedText: z
    .string()
    .nullish()
    .transform(value => (value ? internText(value) : undefined)),
  flag: z
    .boolean()
    .nullish()
    .transform(value => value ?? undefined),
  words: z
    .array(z.string())
    .nullish()
    .transform(value => value?.map(internText) ?? []),
  labels: z
    .record(z.string(), z.string())
    .nullish()
    .transform(value => {
      const shared: Record<string, string> = {};
      for (const [key, each] of Object.entries(value ?? {})) {
        shared[key] = internText(each);
      }
      return shared;
    }),
  list: <T extends z.ZodTypeAny>(item: T) =>
    z
      .array(item)
      .nullish()
      .transform((value): z.output<T>[] => value ?? []),
  part: <T extends z.ZodTypeAny>(object: T) =>
    object
      .nullish()
      .transform((value): z.output<T> | undefined => value ?? undefined),
};
