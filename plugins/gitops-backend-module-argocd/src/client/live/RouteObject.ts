import { z } from 'zod/v4';
import { wire } from '../wire';

const { text, list } = wire;
const hostnames = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

/** An HTTPRoute or Gateway (gateway.networking.k8s.io), cut to what is shown. */
export const routeObjectSchema = z.object({
  spec: z.object({
    /** Of an HTTPRoute. */
    hostnames,
    /** Of a Gateway. */
    listeners: list(
      z.object({
        protocol: text,
        hostname: text,
        port: z.number().nullish(),
      }),
    ),
  }),
});

/** See {@link routeObjectSchema}. */
export type RouteObject = z.output<typeof routeObjectSchema>;
