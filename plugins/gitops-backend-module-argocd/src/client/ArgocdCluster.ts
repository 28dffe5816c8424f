import { z } from 'zod';

/** A destination as Argo CD has registered it. Its answer also lists every API; that is left out. */
export const argocdClusterSchema = z.object({
  name: z.string().min(1),
  server: z.string().min(1),
  labels: z
    .record(z.string())
    .nullish()
    .transform(labels => labels ?? {}),
});

/** A destination as Argo CD has registered it. */
export type ArgocdCluster = z.output<typeof argocdClusterSchema>;
