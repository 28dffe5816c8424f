import { z } from 'zod/v3';

const workload = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({ containers: z.array(z.object({ image: z.string() })) }),
    }),
  }),
});

/** Images of a workload's containers; none when it has no containers. */
export function readImages(object: unknown): string[] {
  const parsed = workload.safeParse(object);
  return parsed.success
    ? parsed.data.spec.template.spec.containers.map(({ image }) => image)
    : [];
}
