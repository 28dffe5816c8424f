import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { LayoutFacts } from '../LayoutPlan';

/** What an operation says of what it did. */
export type LayoutOutcome = LayoutFacts & { title: string };

/** One thing that can be done to a repository: pure, its input parsed before. */
export type LayoutOperation<T extends z.ZodTypeAny = z.ZodTypeAny> = {
  schema: T;
  /** @throws InputError when the repository does not allow it. */
  apply(draft: FileDraft, input: z.output<T>): LayoutOutcome;
};
