import { Router } from 'express';
import { z } from 'zod';

const layerSchema = z.object({
  route: z
    .object({
      path: z.string(),
      methods: z.record(z.string(), z.boolean()),
    })
    .optional(),
});

/** The routes of a router, as it would match them; one for all methods counts as GET. */
export function listRoutes(router: Router): { method: string; path: string }[] {
  return router.stack.flatMap(layer => {
    const { route } = layerSchema.parse(layer);
    if (!route) return [];
    const { path, methods } = route;
    return (methods._all ? ['get'] : Object.keys(methods)).map(method => ({
      method: method.toUpperCase(),
      path,
    }));
  });
}
