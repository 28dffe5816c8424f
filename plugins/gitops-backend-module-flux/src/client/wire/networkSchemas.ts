import { z } from 'zod/v3';

const ingressPointsSchema = z
  .object({
    loadBalancer: z
      .object({
        ingress: z
          .array(
            z.object({
              ip: z.string().optional(),
              hostname: z.string().optional(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  })
  .nullish();

/** A Service, as far as it may be reached from outside. */
export const serviceSchema = z.object({
  spec: z.object({
    type: z.string().optional(),
    ports: z
      .array(
        z.object({
          name: z.string().optional(),
          port: z.number(),
          appProtocol: z.string().optional(),
        }),
      )
      .nullish(),
  }),
  status: ingressPointsSchema,
});

/** An Ingress: hosts and paths. */
export const ingressSchema = z.object({
  spec: z.object({
    tls: z.array(z.object({ hosts: z.array(z.string()).nullish() })).nullish(),
    rules: z
      .array(
        z.object({
          host: z.string().optional(),
          http: z
            .object({
              paths: z.array(z.object({ path: z.string().optional() })),
            })
            .nullish(),
        }),
      )
      .nullish(),
  }),
  status: ingressPointsSchema,
});

/** An HTTPRoute of the Gateway API. */
export const httpRouteSchema = z.object({
  spec: z.object({
    hostnames: z.array(z.string()).nullish(),
    rules: z
      .array(
        z.object({
          matches: z
            .array(
              z.object({
                path: z
                  .object({
                    type: z.string().optional(),
                    value: z.string().optional(),
                  })
                  .nullish(),
              }),
            )
            .nullish(),
        }),
      )
      .nullish(),
  }),
});

/** A Gateway of the Gateway API. */
export const gatewaySchema = z.object({
  spec: z.object({
    listeners: z
      .array(
        z.object({
          hostname: z.string().optional(),
          protocol: z.string().optional(),
          port: z.number().optional(),
        }),
      )
      .nullish(),
  }),
});
