import { z } from 'zod/v3';

/** The part of an ImageRepository's spec that is used here. */
export const imageRepositorySpec = z.object({
  image: z.string(),
  suspend: z.boolean().optional(),
  exclusionList: z.array(z.string()).default([]),
});

/** The part of an ImagePolicy's spec that is used here. */
export const imagePolicySpec = z.object({
  imageRepositoryRef: z.object({
    name: z.string(),
    namespace: z.string().optional(),
  }),
  suspend: z.boolean().optional(),
  policy: z.object({
    semver: z.object({ range: z.string() }).optional(),
    alphabetical: z
      .object({ order: z.enum(['asc', 'desc']).default('asc') })
      .optional(),
  }),
});

/** The part of an ImageUpdateAutomation's spec that is used here. */
export const imageUpdateSpec = z.object({
  suspend: z.boolean().optional(),
  git: z.object({
    commit: z.object({
      author: z.object({ name: z.string().default(''), email: z.string() }),
      messageTemplate: z.string().default(''),
    }),
    push: z.object({ branch: z.string().default('main') }).default({}),
  }),
  update: z.object({ path: z.string().default('.') }).default({}),
});

/** An image as a policy chose it. */
export const imageReference = z.object({ name: z.string(), tag: z.string() });

/** Its name and tag. */
export type ImageReference = z.infer<typeof imageReference>;
