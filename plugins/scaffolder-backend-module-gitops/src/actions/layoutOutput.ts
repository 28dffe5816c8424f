import { z } from 'zod/v3';

/** What every layout action tells. */
export const layoutOutput = z.object({
  changes: z
    .array(
      z.object({
        path: z.string(),
        change: z.enum(['added', 'changed', 'removed']),
      }),
    )
    .describe('Files that were written; none when everything was there'),
  diff: z.string().describe('The same as a unified diff'),
  title: z.string().describe('A first line for the commit'),
  warnings: z.array(z.string()).describe('What a person should know'),
  service: z.string().optional(),
  clusters: z.array(z.string()).optional(),
  version: z
    .string()
    .optional()
    .describe('The version that should run afterwards'),
  isGone: z
    .boolean()
    .optional()
    .describe('The service is nowhere in the repository any more'),
  moves: z
    .array(
      z.object({
        cluster: z.string(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .optional()
    .describe('Each cluster with the version before and after'),
});
