import { z } from 'zod/v3';

const reference = z.object({ name: z.string() });

/** `spec.kubeConfig` of a Kustomization and of a HelmRelease: another cluster than the one Flux runs in. */
export const kubeConfigSchema = z.object({
  secretRef: reference.optional(),
  configMapRef: reference.optional(),
});

/** A parsed `spec.kubeConfig`. */
export type KubeConfig = z.infer<typeof kubeConfigSchema>;
