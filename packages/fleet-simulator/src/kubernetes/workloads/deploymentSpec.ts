import { z } from 'zod/v3';

/** The part of a Deployment that its controller uses here. */
export const deploymentSpec = z.object({
  replicas: z.number().default(1),
  selector: z.record(z.unknown()).default({}),
  template: z
    .object({
      metadata: z
        .object({ labels: z.record(z.string()).default({}) })
        .passthrough()
        .default({}),
      spec: z
        .object({
          containers: z.array(
            z
              .object({ name: z.string(), image: z.string().default('') })
              .passthrough(),
          ),
        })
        .passthrough(),
    })
    .passthrough(),
});

/** A parsed spec of a Deployment. */
export type DeploymentSpec = z.infer<typeof deploymentSpec>;
