import { z } from 'zod/v3';

/** The Secret in which Helm keeps one revision of a release: `release` is gzipped JSON, in base64 twice. */
export const helmStorageSchema = z.object({
  data: z.object({ release: z.string() }),
});

/** What Helm stored of a release, as far as we use it. Its values and its chart's files are left out. */
export const helmStoredReleaseSchema = z.object({
  name: z.string(),
  namespace: z.string().default(''),
  version: z.number(),
  /** YAML documents; hooks are not among them. */
  manifest: z.string().default(''),
});

/** See {@link helmStoredReleaseSchema}. */
export type HelmStoredRelease = z.infer<typeof helmStoredReleaseSchema>;
