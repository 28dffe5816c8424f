import { z } from 'zod/v3';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';

const specSchema = z.object({
  parentRefs: z.array(z.record(z.unknown())).default([]),
});

/** `status` of an HTTPRoute that every Gateway it names took. */
export function toRouteStatus(
  { spec, metadata }: KubernetesObject,
  { at }: { at: string },
): JsonObject | undefined {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return undefined;
  const condition = (type: string, reason: string) => ({
    type,
    status: 'True',
    observedGeneration: metadata.generation,
    lastTransitionTime: at,
    reason,
    message: '',
  });
  return {
    parents: parsed.data.parentRefs.map(parentRef => ({
      parentRef,
      controllerName: 'gateway.example.com/controller',
      conditions: [
        condition('Accepted', 'Accepted'),
        condition('ResolvedRefs', 'ResolvedRefs'),
      ],
    })),
  };
}
