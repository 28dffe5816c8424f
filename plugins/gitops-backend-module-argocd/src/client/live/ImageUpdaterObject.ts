import { z } from 'zod/v4';
import { wire } from '../wire';

const { text, list, part } = wire;

const settings = part(z.object({ updateStrategy: text, allowTags: text }));

/** An ImageUpdater (argocd-image-updater.argoproj.io/v1alpha1), cut to what is shown. */
export const imageUpdaterObjectSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    commonUpdateSettings: settings,
    applicationRefs: list(
      z.object({
        namePattern: z.string(),
        commonUpdateSettings: settings,
        images: list(
          z.object({
            alias: text,
            imageName: z.string(),
            commonUpdateSettings: settings,
          }),
        ),
      }),
    ),
  }),
  status: part(
    z.object({
      lastCheckedAt: text,
      recentUpdates: list(
        z.object({
          alias: text,
          image: text,
          newVersion: text,
          updatedAt: text,
        }),
      ),
      conditions: list(
        z.object({ type: text, status: text, reason: text, message: text }),
      ),
    }),
  ),
});

/** See {@link imageUpdaterObjectSchema}. */
export type ImageUpdaterObject = z.output<typeof imageUpdaterObjectSchema>;
