import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { objectMetaSchema } from './objectMetaSchema';

const referenceSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
});
const imageReferenceSchema = z.object({
  name: z.string(),
  tag: z.string().default(''),
});
const conditions = z.array(conditionSchema).nullish().catch(undefined);

/**
 * An ImagePolicy, v1 and the v1beta2 of clusters before Flux 2.7, which had `latestImage` as one text.
 *
 * @see https://fluxcd.io/flux/components/image/imagepolicies/
 */
export const imagePolicySchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    suspend: z.boolean().optional(),
    imageRepositoryRef: referenceSchema,
    policy: z.object({
      semver: z.object({ range: z.string() }).nullish(),
      alphabetical: z.object({ order: z.string().optional() }).nullish(),
      numerical: z.object({ order: z.string().optional() }).nullish(),
    }),
    filterTags: z.object({ pattern: z.string().optional() }).nullish(),
  }),
  status: z
    .object({
      latestRef: imageReferenceSchema.nullish(),
      latestImage: z.string().optional(),
      conditions,
    })
    .nullish(),
});

/** See {@link imagePolicySchema}. */
export type ImagePolicy = z.infer<typeof imagePolicySchema>;

/** An ImageRepository: what is scanned. */
export const imageRepositorySchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    image: z.string(),
    suspend: z.boolean().optional(),
  }),
  status: z
    .object({
      lastScanResult: z.object({ scanTime: z.string().optional() }).nullish(),
      conditions,
    })
    .nullish(),
});

/** See {@link imageRepositorySchema}. */
export type ImageRepository = z.infer<typeof imageRepositorySchema>;

/** An ImageUpdateAutomation: what writes new tags to Git. */
export const imageUpdateAutomationSchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({ suspend: z.boolean().optional() }),
  status: z
    .object({
      lastPushCommit: z.string().optional(),
      lastPushTime: z.string().optional(),
      observedPolicies: z.record(imageReferenceSchema).nullish(),
      conditions,
    })
    .nullish(),
});

/** See {@link imageUpdateAutomationSchema}. */
export type ImageUpdateAutomation = z.infer<typeof imageUpdateAutomationSchema>;
